import * as Y from 'yjs';
import type { Struct } from './decodeBounded.ts';

/**
 * Integrates in thought, client by client, as Yjs will: the structs in an order in which each follows what it leans on.
 * Shorter than what was given when some get stuck: those lean on something that is not there.
 */
export const integrationOrder = (
  structs: readonly Struct[],
  storedClock: (client: number) => number,
): readonly Struct[] => {
  const waiting = new Map<number, { queue: Struct[]; at: number }>();
  for (const struct of structs) {
    const line = waiting.get(struct.id.client);
    if (line === undefined) waiting.set(struct.id.client, { queue: [struct], at: 0 });
    else line.queue.push(struct);
  }
  const clocks = new Map<number, number>();
  const isThere = (id: Y.ID | null): boolean =>
    id === null || id.clock < (clocks.get(id.client) ?? storedClock(id.client));
  const isReady = (struct: Struct): boolean =>
    struct instanceof Y.GC ||
    (isThere(struct.origin) &&
      isThere(struct.rightOrigin) &&
      (!(struct.parent instanceof Y.ID) || isThere(struct.parent)));
  const order: Struct[] = [];
  for (let moved = true; moved; ) {
    moved = false;
    for (const [client, line] of waiting) {
      const { queue, at } = line;
      for (let next = queue[at]; next !== undefined && isReady(next); next = queue[line.at]) {
        clocks.set(client, next.id.clock + next.length);
        order.push(next);
        line.at += 1;
      }
      if (line.at > at) moved = true;
      if (line.at === queue.length) waiting.delete(client);
    }
  }
  return order;
};
