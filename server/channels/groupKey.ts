import type { Grant } from '#access/gate.ts';
import { isCrossing } from '#access/isCrossing.ts';
import type { ChannelId } from '#domain/ids.ts';

/** The border is part of the key: on a node that does not hear of revocations those at home are served alone. */
export const groupKey = (channel: ChannelId, grant: Grant): string =>
  `channel:${channel}:${isCrossing(grant) ? 'crossing' : 'home'}:${grant.profile}`;
