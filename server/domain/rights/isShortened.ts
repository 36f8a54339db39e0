import type { Day } from '../vocabulary/days.ts';

/**
 * [RI1] Whether a change takes days away in which somebody may manage. What was short before may stay so: else nothing
 * could be mended in a municipality whose last officer's term ends.
 */
export const isShortened = (before: Day | null, after: Day | null): boolean =>
  after !== null && (before === null || after < before);
