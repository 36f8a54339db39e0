import type { Day } from '#domain/vocabulary/days.ts';

export type Term = 'in-force' | 'ending' | 'ended' | 'not-yet';

/** Long enough to speak with the municipality before its end. */
const SOON_DAYS = 30;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** How a span of days stands on a day: `from <= day < until` (WA3, WA4), and whether its end is near. */
export const termOf = (span: { readonly from: string; readonly until: string | null }, day: Day): Term => {
  if (day < span.from) return 'not-yet';
  if (span.until === null) return 'in-force';
  if (day >= span.until) return 'ended';
  return dayNumber(span.until) - dayNumber(day) <= SOON_DAYS ? 'ending' : 'in-force';
};
