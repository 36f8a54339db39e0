import type { Grant } from '#access/gate.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { RoomMember } from './roomMember.ts';

/**
 * Those of one node and channel who may be shown exactly the same: one decision and one encoding for all of them
 * (DESIGN decision 5). `cursor` is the last seq that was sent to them.
 */
export interface RoomGroup {
  readonly key: string;
  readonly crossing: boolean;
  readonly discloses: Grant['discloses'];
  readonly members: Set<RoomMember>;
  cursor: number;
}

export const isCrossing = (grant: Grant): boolean => grant.ground.from !== grant.ground.to;

/** The border is part of the key: on a node that does not hear of revocations those at home are served alone. */
export const groupKey = (channel: ChannelId, grant: Grant): string =>
  `channel:${channel}:${isCrossing(grant) ? 'crossing' : 'home'}:${grant.profile}`;
