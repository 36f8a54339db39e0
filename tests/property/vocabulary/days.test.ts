import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, holdsOn, lastDayOf, parseDay, tokyoDay, untilOf } from '#domain/vocabulary/days.ts';

/** Days that can be written with four digits and have one before and one after them. */
const firstDay = Date.UTC(1, 0, 2);
const lastDay = Date.UTC(9999, 11, 30);
const day = fc
  .date({ min: new Date(firstDay), max: new Date(lastDay), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);

// A failing run prints its seed and path; give them here to make it a named test.
const runs = { numRuns: 2_000 };

describe('the ends of days', () => {
  it('[DA1] each way undoes the other, and gives a day that the calendar has, one later or earlier', () => {
    fc.assert(
      fc.property(day, (some) => {
        const next = untilOf(some);
        expect(next).not.toBeNull();
        expect(parseDay(next)).toBe(next);
        expect(parseDay(lastDayOf(some))).toBe(lastDayOf(some));
        expect(lastDayOf(next)).toBe(some);
        expect(untilOf(lastDayOf(some))).toBe(some);
        expect(Date.parse(next ?? '') - Date.parse(some)).toBe(24 * 3_600_000);
      }),
      runs,
    );
  });

  it('[DA1] a period holds on its last day and not on the one after it, one of a single day too', () => {
    fc.assert(
      fc.property(day, fc.nat(800), (from, length) => {
        const last = tokyoDay(Date.parse(`${from}T00:00:00+09:00`) + length * 24 * 3_600_000);
        if (parseDay(last) === null) return;
        const until = untilOf(last);
        expect(holdsOn({ from, until }, last)).toBe(true);
        if (until !== null) expect(holdsOn({ from, until }, until)).toBe(false);
      }),
      runs,
    );
  });

  it.each([
    ['2026-02-28', '2026-03-01'],
    ['2024-02-28', '2024-02-29'],
    ['2024-02-29', '2024-03-01'],
    ['2026-06-30', '2026-07-01'],
    ['2026-12-31', '2027-01-01'],
    ['1900-02-28', '1900-03-01'],
    ['2000-02-29', '2000-03-01'],
  ])('[DA1] what holds to the end of %s holds no longer from %s on', (last, until) => {
    expect(untilOf(last as Day)).toBe(until);
    expect(lastDayOf(until as Day)).toBe(last);
  });

  it('[DA1] no end stays no end; the last day that can be written is none', () => {
    expect(untilOf(null)).toBeNull();
    expect(lastDayOf(null)).toBeNull();
    expect(untilOf('9999-12-31' as Day)).toBeNull();
  });
});
