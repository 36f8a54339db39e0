import type { Admission } from '#access/admission.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { MemberState } from './memberState.ts';

/** One connection in one open channel. */
export interface RoomMember {
  readonly connection: RealtimeConnection;
  readonly admission: Admission;
  /** Its changes, one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  state: MemberState;
}
