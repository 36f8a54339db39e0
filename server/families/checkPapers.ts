import type { Day } from '#domain/vocabulary/days.ts';
import { requirePastDay } from '#platform/requirePastDay.ts';
import { requirePeriod } from '#platform/requirePeriod.ts';

/** [FA5] Papers of a proxy: seen today or before, and good for a day at least. */
export const checkPapers = (
  { seen, until }: { readonly seen: Day; readonly until: Day | null },
  today: Day,
): void => {
  requirePastDay('papers.seen', seen, today);
  requirePeriod({ from: seen, until }, 'papers.until');
};
