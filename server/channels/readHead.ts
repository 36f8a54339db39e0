import type { Grant } from '#access/gate.ts';
import { readCeiling } from '#domain/channels/readCeiling.ts';
import type { ChannelLogs } from './channelLogs.ts';
import { channelOf } from './channelOf.ts';

/**
 * The last seq that there is for this reader: the head or, for a frozen member, the last that they lawfully received
 * (WA15).
 */
export const readHead = async (logs: ChannelLogs, grant: Grant): Promise<number> =>
  readCeiling(grant, await logs.of(channelOf(grant)).readHead());
