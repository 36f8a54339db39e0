import type { ProvidedAdmission } from '#access/holdProvided.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { MemberState } from './memberState.ts';

/** One connection in one open channel. */
export interface RoomMember {
  readonly connection: RealtimeConnection;
  /** With what is provided of what is pushed. */
  readonly admission: ProvidedAdmission;
  /** The changes of this member run one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  state: MemberState;
}
