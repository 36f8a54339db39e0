import type { Grant } from '#access/gate.ts';
import type { ChannelId } from '#domain/ids.ts';

export const isCrossing = (grant: Grant): boolean => grant.ground.from !== grant.ground.to;

/** The border is part of the key: on a node that does not hear of revocations those at home are served alone. */
export const groupKey = (channel: ChannelId, grant: Grant): string =>
  `channel:${channel}:${isCrossing(grant) ? 'crossing' : 'home'}:${grant.profile}`;
