import type { Admission } from '#access/admission.ts';
import type { Grant, Provision } from '#access/gate.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { ChannelRoom } from './channelRoom.ts';
import type { RoomGroup } from './roomGroup.ts';

/** One connection in one open channel. */
export interface RoomMember {
  readonly connection: RealtimeConnection;
  readonly admission: Admission;
  /** What it was put into its group by; the admission may have been judged anew since. */
  grant: Grant;
  /** The room it uses, from entering on; null for one that is frozen from the start (WA15). */
  room: ChannelRoom | null;
  /** Null while not delivered to: frozen, or between two judgements. */
  group: RoomGroup | null;
  /** The last seq shown while in no group. */
  shown: number;
  provision: Provision | null;
  /** Its changes, one after the other. */
  turn: Promise<void>;
  /** Once in a group; from then on it is put back into one after each judgement. */
  entered: boolean;
  ended: boolean;
}

export const lastShown = (member: RoomMember): number => member.group?.cursor ?? member.shown;
