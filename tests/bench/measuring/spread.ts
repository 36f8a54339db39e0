import { quantile } from './quantile.ts';

/** How a sample of milliseconds spreads, for a table's row. */
export const spread = (values: readonly number[]): string[] =>
  [0.5, 0.95, 0.99, 1].map((share) => `${quantile(values, share).toFixed(1)} ms`);

export const spreadHeads = ['p50', 'p95', 'p99', 'slowest'] as const;
