import type { Actor } from '#domain/access/actor.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { SampleParts } from './sampleParts.ts';

/** Reads on from where one was, and marks it as read: across a border a provision is made, as for anybody. */
export const readChannel = async (
  { care }: Pick<SampleParts, 'care'>,
  actor: Actor,
  channel: ChannelId,
): Promise<void> => {
  const { listEntries, markRead } = care.features.channels.commands;
  for (let after = await readSoFar(care, actor, channel); ; ) {
    const { posts, head } = await listEntries(actor, channel, { after });
    after = posts.at(-1)?.seq ?? head;
    if (posts.length > 0) await markRead(actor, channel, after);
    if (after >= head) return;
  }
};

const readSoFar = async (care: SampleParts['care'], actor: Actor, channel: ChannelId): Promise<number> =>
  (await care.features.channels.commands.listEntries(actor, channel, { after: 0, limit: 0 })).read;
