import { type MedianInterval, medianInterval } from './medianInterval.ts';

/** The median of ours/theirs over pairs measured side by side, and the bootstrap's 95 % interval of that median. */
export const medianRatio = (ours: readonly number[], theirs: readonly number[]): MedianInterval =>
  medianInterval(ours.map((each, at) => each / theirs[at]!));

export const showRatio = ({ median: mid, low, high, count }: MedianInterval): string =>
  `${mid.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}; ${count} pairs)`;
