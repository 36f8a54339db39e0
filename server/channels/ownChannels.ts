import type { Grant } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId, PatientId, PositionId } from '#domain/ids.ts';
import type { ChannelParts } from './channelParts.ts';

interface OwnChannel {
  readonly channel: ChannelId;
  readonly patient: PatientId;
  readonly grant: Grant;
  /** What this position has read of it, or wrote itself (PO4). */
  readonly settled: SeqRuns;
}

/** The channels that a position may enter now, each judged: one in which it was and may not enter any more is left out. */
export const ownChannels = async (
  { channelsOfPosition, marks, gate }: Pick<ChannelParts, 'channelsOfPosition' | 'marks' | 'gate'>,
  actor: Actor,
  position: PositionId,
): Promise<readonly OwnChannel[]> => {
  const own = await channelsOfPosition(position);
  const channels = own.map(({ channel }) => channel);
  const [read, answers] = await Promise.all([
    marks.ofMany(channels, position),
    gate.askAll(
      actor,
      'list',
      channels.map((id) => ({ kind: 'channel', id })),
    ),
  ]);
  return own.flatMap(({ channel, patient }, at) => {
    const grant = answers[at]!;
    return grant.allowed ? [{ channel, patient, grant, settled: read.get(channel) ?? [] }] : [];
  });
};
