import type { Day } from '#domain/vocabulary/days.ts';
import { wrongField } from '#platform/wrongField.ts';

/** A right begins and ends today or later: what was decided yesterday is explained by yesterday's rights (WA12). */
export const requireComingDay = (path: 'from' | 'until', day: Day, today: Day): void => {
  if (day < today) throw wrongField(path, `is before ${today}`, 'before-today');
};
