import * as Y from 'yjs';

/**
 * Merges many updates into one, two at a time. Given all of them, Yjs would sort them anew for each struct that it
 * writes, in time with the square of their number; by halves each byte is written once for every doubling.
 */
export const mergeInHalves = (
  updates: readonly Uint8Array[],
  merge: (pair: Uint8Array[]) => Uint8Array = Y.mergeUpdates,
): Uint8Array => {
  const [only = new Uint8Array([0, 0])] = updates;
  if (updates.length < 2) return only;
  const middle = updates.length >> 1;
  const halves = [updates.slice(0, middle), updates.slice(middle)];
  return merge(halves.map((half) => mergeInHalves(half, merge)));
};
