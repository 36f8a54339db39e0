import * as Y from 'yjs';
import type { Struct } from './decodeBounded.ts';

interface Line {
  readonly queue: Struct[];
  /** How many of them are integrated. */
  at: number;
  isStuck: boolean;
}

/**
 * Integrates in thought, client by client, as Yjs will: the structs in an order in which each follows what it leans on.
 * Shorter than what was given when some get stuck: those lean on something that is not there. Each struct is looked at
 * once for itself and once for each other client's that it waited for: a client whose next one waits steps back until
 * the one it waits for is there, and is asked again only then.
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
    // Each waits for the next one's structs up to `id`.
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
      // Nobody brings it, or it waits for what waits for it.
      if (other === undefined || waiting.has(other)) line.isStuck = true;
      else {
        ahead.push({ line: other, id: lacks });
        waiting.add(other);
      }
    }
  }
  return order;
};
