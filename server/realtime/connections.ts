import type { PositionId } from '#domain/ids.ts';
import type { RealtimeConnection } from './realtimeConnection.ts';

/** The connections of this node. Other nodes have their own, and are told by hints. */
export class Connections {
  readonly #all = new Map<string, RealtimeConnection>();
  readonly #byPosition = new Map<PositionId, Set<RealtimeConnection>>();

  add(connection: RealtimeConnection): void {
    this.#all.set(connection.id, connection);
    const { position } = connection.actor;
    if (position !== null) {
      const own = this.#byPosition.get(position) ?? new Set();
      this.#byPosition.set(position, own.add(connection));
    }
    connection.onClose(() => this.#remove(connection));
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

  #remove(connection: RealtimeConnection): void {
    this.#all.delete(connection.id);
    const { position } = connection.actor;
    if (position === null) return;
    const own = this.#byPosition.get(position);
    own?.delete(connection);
    if (own?.size === 0) this.#byPosition.delete(position);
  }
}
