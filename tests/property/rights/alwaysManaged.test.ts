import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Dated } from '#domain/access/attributes.ts';
import { isShortened } from '#domain/rights/isShortened.ts';
import { managedUntil } from '#domain/rights/managedUntil.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';

const dayAt = (n: number): Day => tokyoDay(Date.UTC(2026, 0, 1) + n * 24 * 3600 * 1000);
const span = fc
  .record({ from: fc.integer({ min: 0, max: 40 }), length: fc.option(fc.integer({ min: 0, max: 20 })) })
  .map(
    ({ from, length }): Dated => ({
      from: dayAt(from),
      until: length === null ? null : dayAt(from + length),
    }),
  );

describe('who may manage a municipality', () => {
  it('[RI1] is told to the first day without one, as a plain walk through the days finds it', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.integer({ min: 0, max: 30 }), (grants, start) => {
        const holds = (n: number) =>
          grants.some(({ from, until }) => from <= dayAt(n) && (until === null || dayAt(n) < until));
        let walked = start;
        while (walked < 200 && holds(walked)) walked++;
        expect(managedUntil(grants, dayAt(start))).toBe(walked === 200 ? null : dayAt(walked));
      }),
    );
  });

  it('[RI1] is never for fewer days than before, or the change is refused', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.nat(), fc.nat({ max: 60 }), (grants, which, end) => {
        const today = dayAt(10);
        const ended = grants.map((each, at) => {
          const until = dayAt(end);
          return at === which % grants.length && (each.until === null || until < each.until)
            ? { ...each, until }
            : each;
        });
        const [before, after] = [managedUntil(grants, today), managedUntil(ended, today)];
        const lost = Array.from({ length: 120 }, (_, n) => dayAt(10 + n)).some(
          (day) => (before === null || day < before) && !(after === null || day < after),
        );
        expect(isShortened(before, after)).toBe(lost);
      }),
    );
  });
});
