import type { Day } from '../vocabulary/days.ts';

/** The first of some days on which something ends; null is never. */
export const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.filter((each) => each !== null).sort()[0] ?? null;
