import type { PushName, PushPayload, pushes } from '#contracts/realtime/registry.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId } from '#domain/ids.ts';

/** One browser's connection to this node, as features see it. What it may be shown is decided by admissions alone. */
export interface RealtimeConnection {
  readonly id: string;
  readonly actor: Actor;
  readonly account: AccountId;
  /** Sends to this connection alone. */
  emit<Name extends PushName>(name: Name, payload: PushPayload<(typeof pushes)[Name]>): void;
  /** Rooms are this node's own; a room holds only connections that may be shown exactly the same. */
  join(room: string): void;
  leave(room: string): void;
  /** Called once when it closes, whatever closed it; at once when it is closed already. */
  onClose(closed: () => void): void;
  readonly isClosed: boolean;
}
