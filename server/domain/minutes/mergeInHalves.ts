import * as Y from 'yjs';

/**
 * One update of many. Yjs sorts all of them anew for each struct that it writes, which is quadratic in their number:
 * two at a time, each byte is written once for every doubling.
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
