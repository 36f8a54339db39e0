import type { Endable, Ended } from './endWith.ts';

/**
 * As it was before that end; null where there is none of that cause. An end set after it, at an earlier day, stays, and
 * goes back to what this one had shortened.
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
