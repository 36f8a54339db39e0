import type { AccountId, PositionId } from '#domain/ids.ts';
import type { RealtimeConnection } from './realtimeConnection.ts';

/** The connections of this node. Other nodes have their own, and are told by hints. */
export class Connections {
  readonly #all = new Map<string, RealtimeConnection>();
  readonly #byPosition = new Map<PositionId, Set<RealtimeConnection>>();
  readonly #byAccount = new Map<AccountId, Set<RealtimeConnection>>();

  add(connection: RealtimeConnection): void {
    this.#all.set(connection.id, connection);
    const { position } = connection.actor;
    if (position !== null) put(this.#byPosition, position, connection);
    put(this.#byAccount, connection.account, connection);
    connection.onClose(() => {
      this.#all.delete(connection.id);
      if (position !== null) take(this.#byPosition, position, connection);
      take(this.#byAccount, connection.account, connection);
    });
  }

  all(): Iterable<RealtimeConnection> {
    return this.#all.values();
  }

  get size(): number {
    return this.#all.size;
  }

  ofPosition(position: PositionId): readonly RealtimeConnection[] {
    return [...(this.#byPosition.get(position) ?? [])];
  }

  /** All devices and tabs of one person, whichever position they act in. */
  ofAccount(account: AccountId): readonly RealtimeConnection[] {
    return [...(this.#byAccount.get(account) ?? [])];
  }
}

const put = <Key>(map: Map<Key, Set<RealtimeConnection>>, key: Key, connection: RealtimeConnection): void =>
  void map.set(key, (map.get(key) ?? new Set()).add(connection));

const take = <Key>(
  map: Map<Key, Set<RealtimeConnection>>,
  key: Key,
  connection: RealtimeConnection,
): void => {
  const own = map.get(key);
  own?.delete(connection);
  if (own?.size === 0) map.delete(key);
};
