import type { Grant } from '#access/gate.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { ChannelRoom } from './channelRoom.ts';
import type { RoomGroup } from './roomGroup.ts';

/** One connection in one open channel. */
export interface RoomMember {
  readonly connection: RealtimeConnection;
  grant: Grant;
  /** The room it uses, from entering on; null for one that is frozen from the start. */
  room: ChannelRoom | null;
  /** Null while not delivered to: frozen (WA15), or between two groups. */
  group: RoomGroup | null;
  /** The last seq shown while in no group. */
  shown: number;
  provision: { close(lastSeq: number): Promise<void> } | null;
  ended: boolean;
}

export const lastShown = (member: RoomMember): number => member.group?.cursor ?? member.shown;
