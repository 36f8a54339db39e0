import type { Grant } from '#access/gate.ts';
import type { ChannelId } from '#domain/ids.ts';

/** The channel that a grant is for. A grant for anything else is our own mistake, never the caller's. */
export const channelOf = (grant: Grant): ChannelId => {
  if (grant.record.kind !== 'channel')
    throw new Error(`a grant for a ${grant.record.kind} was used on a channel`);
  return grant.record.id;
};
