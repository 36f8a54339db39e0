import { type Day, tokyoDay, tokyoMidnight } from '#domain/vocabulary/days.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const HALF_HOUR_MS = 30 * 60 * 1_000;

/** Days and hours of the sample, told from today so that its conference is always today's. */
export interface Calendar {
  /** `days` before today, at a time of day in Tokyo; never later than now. */
  readonly ago: (days: number, time: string) => Date;
  readonly dayAgo: (days: number) => Day;
  /** The last full or half hour. */
  readonly now: Date;
  readonly justNow: Date;
}

export const calendarFrom = (now: Date): Calendar => {
  const midnight = tokyoMidnight(tokyoDay(now));
  return {
    ago: (days, time) => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      return new Date(Math.min(midnight - days * DAY_MS + (hours * 60 + minutes) * 60_000, +now));
    },
    dayAgo: (days) => tokyoDay(midnight - days * DAY_MS),
    now,
    justNow: new Date(Math.max(Math.floor(+now / HALF_HOUR_MS) * HALF_HOUR_MS, midnight)),
  };
};
