import { median, quantile } from './quantile.ts';

export interface MedianRatio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
}

const RESAMPLES = 10_000;

/** The median of ours/theirs over pairs measured side by side, and the bootstrap's 95 % interval of that median. */
export const medianRatio = (ours: readonly number[], theirs: readonly number[]): MedianRatio => {
  const ratios = ours.map((each, at) => each / theirs[at]!);
  const random = randomFrom(20200401);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)]!)),
  );
  return {
    median: median(ratios),
    low: quantile(medians, 0.025),
    high: quantile(medians, 0.975),
    pairs: ratios.length,
  };
};

export const showRatio = ({ median: mid, low, high, pairs }: MedianRatio): string =>
  `${mid.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}; ${pairs} pairs)`;

/** The same draws each time: the interval of the same measurements is the same. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};
