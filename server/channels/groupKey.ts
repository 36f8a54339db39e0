import type { Grant } from '#access/gate.ts';
import { isCrossing } from '#access/isCrossing.ts';
import type { ChannelId } from '#domain/ids.ts';

/**
 * Whether they are across the border is part of the key: on a node that does not hear of revocations only those at
 * home are served.
 */
export const groupKey = (channel: ChannelId, grant: Grant): string =>
  `channel:${channel}:${isCrossing(grant) ? 'crossing' : 'home'}:${grant.profile}`;
