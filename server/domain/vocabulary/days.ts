declare const brand: unique symbol;

/** A calendar day in Asia/Tokyo as `YYYY-MM-DD`: fixed width, so that days compare as text. */
export type Day = string & { readonly [brand]: 'Day' };

const form = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day, or null for any other form and for a day that the calendar does not have (2023-02-29, year 0). */
export function parseDay(text: unknown): Day | null {
  const parts = typeof text === 'string' ? form.exec(text) : null;
  if (parts === null) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
  return year >= 1 && date >= 1 && date <= last ? (text as Day) : null;
}

/** Japan has had one offset, without summer time, since 1951: no time-zone table is needed. */
const tokyoOffsetMs = 9 * 60 * 60 * 1000;

/** The calendar day in Tokyo at an instant (a Date, or milliseconds since 1970). */
export function tokyoDay(instant: Date | number): Day {
  return new Date(Number(instant) + tokyoOffsetMs).toISOString().slice(0, 10) as Day;
}

/** The instant at which a day begins in Tokyo, in milliseconds since 1970. */
export function tokyoMidnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) - tokyoOffsetMs;
}

/** The rules' interval: `from <= day < until`, open where there is no `until`. */
export function holdsOn(bounds: { readonly from: Day; readonly until: Day | null }, day: Day): boolean {
  return bounds.from <= day && (bounds.until === null || day < bounds.until);
}

const oneDayMs = 24 * 60 * 60 * 1000;
const shifted = (day: Day, days: number): Day => tokyoDay(tokyoMidnight(day) + days * oneDayMs);

/** Four digits write no later one: who gives it as the last day means that there is no end. */
const endOfCalendar = '9999-12-31' as Day;

/**
 * [DA1] What people write and read is the last day on which something holds (民法141条: a period ends with the end of its last
 * day); what is kept, asked and given to programs is `until`, the first day on which it no longer does. This and `untilOf`
 * are the only two ways between them.
 */
export function lastDayOf(until: Day): Day;
export function lastDayOf(until: Day | null): Day | null;
export function lastDayOf(until: Day | null): Day | null {
  return until === null ? null : shifted(until, -1);
}

/** [DA1] `until` for a last day; none, or the calendar's own last, is open. */
export const untilOf = (last: Day | null): Day | null =>
  last === null || last === endOfCalendar ? null : shifted(last, 1);
