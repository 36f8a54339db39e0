import type { Actor } from '#domain/access/actor.ts';
import { countSeqs } from '#domain/channels/seqRuns.ts';
import type { ChannelParts } from './channelParts.ts';
import { readHead } from './readHead.ts';

/**
 * How much is unread in each channel that this position may enter now. Each is judged: a channel in which one was and
 * may not enter any more does not count.
 */
export const listUnread = async (parts: ChannelParts, actor: Actor) => {
  const { position } = actor;
  if (position === null) return { channels: [] };
  const own = await parts.channelsOfPosition(position);
  const [marks, answers] = await Promise.all([
    parts.marks.ofMany(
      own.map(({ channel }) => channel),
      position,
    ),
    parts.gate.askAll(
      actor,
      'list',
      own.map(({ channel }) => ({ kind: 'channel', id: channel })),
    ),
  ]);
  const rows = await Promise.all(
    own.map(async ({ channel, patient }, at) => {
      const grant = answers[at]!;
      if (!grant.allowed) return [];
      const head = await readHead(parts.logs, grant);
      const [missing = []] = grant.readOnly
        ? []
        : await parts.quiet.unread(channel, head, [marks.get(channel) ?? []]);
      const unread = countSeqs(missing);
      return [{ channel, patient, head, unread }];
    }),
  );
  return { channels: rows.flat() };
};
