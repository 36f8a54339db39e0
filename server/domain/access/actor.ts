import type { AccountId, PositionId, SessionId } from '../ids.ts';

/**
 * Who acts: an account through a session, in one position (null for an account without any, as the operator's).
 * Capacities (officer, auditor ...) belong to a position and are carried with it.
 */
export interface Actor {
  readonly account: AccountId;
  readonly session: SessionId;
  readonly position: PositionId | null;
}
