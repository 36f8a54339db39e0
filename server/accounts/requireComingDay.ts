import type { Day } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';

/** A right begins and ends today or later: what was decided yesterday is explained by yesterday's rights (WA12). */
export const requireComingDay = (path: 'from' | 'until', day: Day, today: Day): void => {
  if (day < today)
    throw new Failure('V-01', { fields: [{ path, problem: `is before ${today}`, code: 'before-today' }] });
};
