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
  for (let next = (await listEntries(actor, channel, { limit: 0 })).firstUnread; next !== null; ) {
    const { posts, head } = await listEntries(actor, channel, { after: next - 1 });
    const last = posts.at(-1)?.seq;
    if (last === undefined) return;
    await markRead(actor, channel, { seen: [{ first: next, last }] });
    next = last < head ? last + 1 : null;
  }
};
