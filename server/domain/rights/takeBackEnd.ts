import type { Endable, Ended } from './endWith.ts';

/**
 * The right as it was before the end with this cause; null where it has no such end. If a later end set an earlier
 * day, that end stays, and now goes back to the day that this one had shortened.
 */
export const takeBackEnd = ({ until, ends = [] }: Endable, because: string): Ended | null => {
  const at = ends.findLastIndex((end) => end.because === because);
  const taken = ends[at];
  if (taken === undefined) return null;
  const after = ends[at + 1];
  return {
    until: after === undefined ? taken.before : until,
    ends: [
      ...ends.slice(0, at),
      ...(after === undefined ? [] : [{ ...after, before: taken.before }]),
      ...ends.slice(at + 2),
    ],
  };
};
