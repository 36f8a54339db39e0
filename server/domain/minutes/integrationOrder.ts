import * as Y from 'yjs';
import type { Struct } from './decodeBounded.ts';

interface Line {
  readonly queue: Struct[];
  /** How many structs of this client are integrated already. */
  at: number;
  isStuck: boolean;
}

/**
 * Goes through the structs client by client, as Yjs will integrate them, and returns them in an order in which each
 * one comes after what it leans on. If fewer come back than were given, the others are stuck: they lean on something
 * that is not there. Each struct is looked at once for itself, and once for each other client that had to wait for
 * it: a client whose next struct must wait is put aside, and asked again only when what it waits for is there.
 */
export const integrationOrder = (
  structs: readonly Struct[],
  storedClock: (client: number) => number,
): readonly Struct[] => {
  const lines = new Map<number, Line>();
  for (const struct of structs) {
    const line = lines.get(struct.id.client);
    if (line === undefined) lines.set(struct.id.client, { queue: [struct], at: 0, isStuck: false });
    else line.queue.push(struct);
  }
  const clocks = new Map<number, number>();
  const isThere = (id: Y.ID): boolean => id.clock < (clocks.get(id.client) ?? storedClock(id.client));
  const missing = (struct: Struct): Y.ID | null => {
    if (struct instanceof Y.GC) return null;
    for (const id of [struct.origin, struct.rightOrigin, struct.parent])
      if (id instanceof Y.ID && !isThere(id)) return id;
    return null;
  };
  const order: Struct[] = [];
  for (const first of lines.values()) {
    // Each of these clients waits until the next one has integrated its structs up to `id`.
    const ahead: { line: Line; id: Y.ID | null }[] = [{ line: first, id: null }];
    const waiting = new Set([first]);
    for (let top = ahead.at(-1); top !== undefined; top = ahead.at(-1)) {
      const { line, id } = top;
      const next = line.queue[line.at];
      if (line.isStuck || next === undefined || (id !== null && isThere(id))) {
        const isMissed = id !== null && !isThere(id);
        ahead.pop();
        waiting.delete(line);
        const below = ahead.at(-1);
        if (isMissed && below !== undefined) below.line.isStuck = true;
        continue;
      }
      const lacks = missing(next);
      if (lacks === null) {
        clocks.set(next.id.client, next.id.clock + next.length);
        order.push(next);
        line.at += 1;
        continue;
      }
      const other = lines.get(lacks.client);
      // Nobody brings what it waits for, or that waits for this one.
      if (other === undefined || waiting.has(other)) line.isStuck = true;
      else {
        ahead.push({ line: other, id: lacks });
        waiting.add(other);
      }
    }
  }
  return order;
};
