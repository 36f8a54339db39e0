import * as Y from 'yjs';
import type { Struct } from './decodeBounded.ts';

/**
 * How deep each stored struct stands below its section, by client: `[until, depth, until, depth, ...]` in the order of
 * clocks from 0, so that a client's characters `before <= clock < until` share a depth. A struct beside another one does
 * not name its parent, hence all are kept and not those of elements alone; typing makes few ranges.
 */
export type Depths = ReadonlyMap<number, readonly number[]>;

/**
 * Fourteen bullets within each other. Yjs, the form and the printer go down a tree by
 * recursion: a chain of thousands, 45 kB on the wire, would exhaust the stack of whoever reads or deletes it, for good.
 */
export const maxTreeDepth = 30;

/** With these added, which come in the order of integration; `deepest` of the elements among them. */
export const withDepths = (
  before: Depths,
  structs: readonly Struct[],
): { readonly depths: Depths; readonly deepest: number } => {
  const depths = new Map<number, readonly number[]>(before);
  const touched = new Map<number, number[]>();
  let deepest = 0;
  const depthAt = (id: Y.ID): number => depthIn(depths.get(id.client) ?? [], id.clock);
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const until = clock + struct.length;
    let ranges = touched.get(client);
    if (ranges === undefined) {
      ranges = [...(before.get(client) ?? [])];
      touched.set(client, ranges);
      depths.set(client, ranges);
    }
    const stored = ranges.at(-2) ?? 0;
    if (until <= stored) continue;
    // What overlaps is stored from where the stored part ends, and hangs where that hangs, whatever it says itself.
    const depth = clock < stored ? (ranges.at(-1) ?? 0) : depthOf(struct, depthAt);
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentType)
      deepest = Math.max(deepest, depth);
    if (ranges.at(-1) === depth) ranges[ranges.length - 2] = until;
    else ranges.push(until, depth);
  }
  return { depths, deepest };
};

/** As Yjs finds the parent (`Item.getMissing`): named, or else that of the left neighbour, or else of the right one. */
const depthOf = (struct: Struct, depthAt: (id: Y.ID) => number): number => {
  // Nothing ever hangs below what was collected: Yjs collects it as well.
  if (struct instanceof Y.GC) return 0;
  if (struct.parent instanceof Y.ID) return depthAt(struct.parent) + 1;
  const beside = struct.origin ?? struct.rightOrigin;
  return struct.parent === null && beside !== null ? depthAt(beside) : 1;
};

/** The first range that ends after the clock, by halves. */
const depthIn = (ranges: readonly number[], clock: number): number => {
  let [low, high] = [0, ranges.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle * 2] ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return ranges[low * 2 + 1] ?? 0;
};
