import type { Day } from '../vocabulary/days.ts';

/** The earliest of some days; null stands for never. */
export const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.filter((each) => each !== null).sort()[0] ?? null;
