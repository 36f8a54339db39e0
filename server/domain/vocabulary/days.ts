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
