import type { Day } from '../vocabulary/days.ts';

/**
 * [RI1] Whether a change takes away days on which somebody may manage a municipality. If there were too few already,
 * there may be as many afterwards: otherwise nothing could be mended where the term of the last officer ends.
 */
export const isShortened = (before: Day | null, after: Day | null): boolean =>
  after !== null && (before === null || after < before);
