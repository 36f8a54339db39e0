import { describe, expect, it } from '@jest/globals';
import { growthTables, measureLaw, verdictOf } from '#tests/bench/growth/law.ts';
import { logLogSlope } from '#tests/bench/measuring/logLogSlope.ts';
import { medianInterval } from '#tests/bench/measuring/medianInterval.ts';

const sizes = [10, 100, 1_000];
const lawOf = (cost: (size: number) => number) => ({
  ...{ name: 'a post', over: 'by rooms', goal: 0.05 },
  sizes: sizes.map((size) => ({ size, block: async () => ({ node: cost(size), store: 2 }) })),
});

describe('the slope of a cost', () => {
  it.each([
    ['nothing', (_size: number) => 7, 0],
    ['the square root', (size: number) => 3 * Math.sqrt(size), 0.5],
    ['the size', (size: number) => size / 4, 1],
    ['less, where more share it', (size: number) => 100 / size, -1],
  ])('of a unit that grows with %s', (_name, cost, slope) => {
    expect(logLogSlope(sizes.map((size) => [size, cost(size)]))).toBeCloseTo(slope, 9);
  });

  it('is measured from the smallest to the largest and back, each round for itself', async () => {
    const asked: number[] = [];
    const law = lawOf((size) => Math.sqrt(size));
    const watched = law.sizes.map(({ size, block }) => ({
      size,
      block: async () => {
        asked.push(size);
        return block();
      },
    }));
    const growth = await measureLaw({ ...law, sizes: watched }, 2);
    // Once to warm up.
    expect(asked).toEqual([...sizes, ...[sizes, sizes.toReversed(), sizes, sizes.toReversed()].flat()]);
    expect(growth.slope.median).toBeCloseTo(0.5, 9);
    expect(growth.slope.count).toBe(2);
    expect(growth.costs.map(({ size, store }) => [size, store])).toEqual([
      [10, 2],
      [100, 2],
      [1_000, 2],
    ]);
    expect(growthTables([growth])).toContain('**not met**');
  });

  it('meets its goal, misses it, or cannot tell', () => {
    const slope = (low: number, high: number) => ({ slope: { median: 0, low, high, count: 3 }, goal: 0.05 });
    expect(verdictOf(slope(-0.1, 0.05))).toBe('met');
    expect(verdictOf(slope(0.06, 0.2))).toBe('**not met**');
    expect(verdictOf(slope(0.01, 0.06))).toMatch('not told');
  });
});

describe('the interval of a median', () => {
  it('is the same for the same sample, holds the median, and is a point where all are equal', () => {
    const sample = [1, 5, 2, 8, 3, 9, 4];
    const found = medianInterval(sample);
    expect(medianInterval(sample)).toEqual(found);
    expect(found).toMatchObject({ median: 4, count: 7 });
    expect(found.low).toBeLessThanOrEqual(4);
    expect(found.high).toBeGreaterThanOrEqual(4);
    expect(medianInterval([3, 3, 3])).toEqual({ median: 3, low: 3, high: 3, count: 3 });
  });
});
