import { median, quantile } from './quantile.ts';

export interface MedianInterval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

const RESAMPLES = 10_000;

/** The median of a sample and the bootstrap's 95 % interval of it; the same sample has the same interval. */
export const medianInterval = (values: readonly number[]): MedianInterval => {
  const random = randomFrom(20200401);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(values.map(() => values[Math.floor(random() * values.length)]!)),
  );
  return {
    median: median(values),
    low: quantile(medians, 0.025),
    high: quantile(medians, 0.975),
    count: values.length,
  };
};

const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};
