import type { Admission } from '#access/admission.ts';
import type { Grant } from '#access/gate.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { LiveProvision } from './liveProvision.ts';

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

/** One connection in one open channel. */
export interface RoomMember {
  readonly connection: RealtimeConnection;
  readonly admission: Admission;
  /** What it was put into its group by; the admission may have been judged anew since. */
  grant: Grant;
  /** Null while not delivered to: frozen, or between two judgements. */
  group: RoomGroup | null;
  /** The last seq shown while in no group. */
  shown: number;
  provision: LiveProvision | null;
  /** Its changes, one after the other. */
  turn: Promise<void>;
  /** Once in a group; from then on it is put back into one after each judgement. */
  entered: boolean;
  ended: boolean;
}

export const lastShown = (member: RoomMember): number => member.group?.cursor ?? member.shown;
