import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRange } from '#domain/attachments/parseRange.ts';
import { holds } from '#tests/support/holds.ts';

const size = fc.oneof(fc.nat(20), fc.integer({ min: 1, max: 2 ** 31 }));
const place = fc.oneof(fc.nat(25), fc.integer({ min: 0, max: 2 ** 40 }));
const asked = fc.oneof(
  fc.tuple(place, place).map(([first, last]) => ({ first, last })),
  place.map((first) => ({ first, last: null })),
  place.map((suffix) => ({ suffix })),
);

/** Which bytes a range means, one by one (RFC 9110 §14.1.2): the slow and plain way. */
const meant = (range: { first?: number; last?: number | null; suffix?: number }, of: number) => {
  const isIn = (at: number) =>
    range.suffix === undefined
      ? at >= (range.first as number) && (range.last == null || at <= range.last)
      : at >= of - range.suffix;
  return Array.from({ length: of }, (_, at) => at).filter(isIn);
};

describe('[FI9] a part of a file', () => {
  it('is just the bytes that RFC 9110 says, 416 where there is none of them, all of it where the range is none', () =>
    holds(
      fc.property(asked, fc.nat(30), fc.constantFrom('bytes', 'Bytes', 'BYTES'), (range, of, unit) => {
        const text =
          'suffix' in range ? `-${range.suffix}` : `${range.first}-${range.last === null ? '' : range.last}`;
        const found = parseRange(`${unit}=${text}`, of);
        const isBackwards = 'first' in range && range.last !== null && range.last < range.first;
        const bytes = meant(range, of);
        if (found === null) expect(isBackwards).toBe(true);
        else if (found === 'unsatisfiable') expect(bytes).toEqual([]);
        else expect([found.start, found.end, bytes.length]).toEqual([bytes[0], bytes.at(-1), bytes.length]);
        if (bytes.length > 0) expect(found).toEqual({ start: bytes[0], end: bytes.at(-1) });
      }),
      1_000,
    ));

  it('never lies outside the file, whatever is asked for', () =>
    holds(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.stringMatching(/^bytes=[0-9, \t-]{0,40}$/),
          fc.tuple(fc.bigInt({ min: 0n }), fc.bigInt({ min: 0n })).map(([a, b]) => `bytes=${a}-${b}`),
        ),
        size,
        (header, of) => {
          const found = parseRange(header, of);
          if (found === null || found === 'unsatisfiable') return;
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.start).toBeLessThanOrEqual(found.end);
          expect(found.end).toBeLessThan(of);
        },
      ),
      1_000,
    ));

  it.each([
    ['bytes=0-99999999999999999999', { start: 0, end: 9 }],
    ['bytes=99999999999999999999-', 'unsatisfiable'],
    ['bytes=-99999999999999999999', { start: 0, end: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=0-1,4-5', null],
    ['bytes=5-2', null],
    ['lines=0-1', null],
    ['bytes=-', null],
    ['bytes=1-2-3', null],
  ])('%s of ten bytes', (header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });
});
