import type { Actor } from '#domain/access/actor.ts';
import { countSeqs } from '#domain/channels/seqRuns.ts';
import type { ChannelParts } from './channelParts.ts';
import { ownChannels } from './ownChannels.ts';
import { readHead } from './readHead.ts';

/** How much is unread in each channel that this position may enter now. */
export const listUnread = async (parts: ChannelParts, actor: Actor) => {
  const { position } = actor;
  if (position === null) return { channels: [] };
  const own = await ownChannels(parts, actor, position);
  const channels = await Promise.all(
    own.map(async ({ channel, patient, grant, settled }) => {
      const head = await readHead(parts.logs, grant);
      const [missing = []] = grant.readOnly ? [] : await parts.quiet.unread(channel, head, [settled]);
      return { channel, patient, head, unread: countSeqs(missing) };
    }),
  );
  return { channels };
};
