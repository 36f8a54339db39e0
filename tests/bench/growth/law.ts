import { logLogSlope } from '../measuring/logLogSlope.ts';
import { type MedianInterval, medianInterval } from '../measuring/medianInterval.ts';
import { median } from '../measuring/quantile.ts';
import { table } from '../measuring/table.ts';

/** What a unit costs, in milliseconds of CPU. */
export interface Cost {
  readonly node: number;
  readonly store: number;
}

/** One size of a law: `block` does its work once. */
export interface Size {
  readonly size: number;
  readonly block: () => Promise<Cost>;
}

export interface Law {
  readonly name: string;
  readonly over: string;
  /** The steepest slope that we hold ourselves to. */
  readonly goal: number;
  readonly sizes: readonly Size[];
}

export interface Growth extends Omit<Law, 'sizes'> {
  readonly costs: readonly (Cost & { readonly size: number })[];
  readonly slope: MedianInterval;
}

/** Blocks from the smallest to the largest and back, so that what drifts within a round is the same for all. */
export const measureLaw = async ({ sizes, ...law }: Law, rounds: number): Promise<Growth> => {
  for (const { block } of sizes) await block();
  const found: Cost[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const up = await inTurn(sizes);
    const down = (await inTurn(sizes.toReversed())).toReversed();
    found.push(
      sizes.map((_, at) => ({
        // The kernel may not have seen a short block at all; of nothing there is no logarithm.
        node: Math.max(1e-4, (up[at]!.node + down[at]!.node) / 2),
        store: (up[at]!.store + down[at]!.store) / 2,
      })),
    );
  }
  const slopes = found.map((round) => logLogSlope(sizes.map(({ size }, at) => [size, round[at]!.node])));
  return {
    ...law,
    costs: sizes.map(({ size }, at) => ({
      size,
      node: median(found.map((round) => round[at]!.node)),
      store: median(found.map((round) => round[at]!.store)),
    })),
    slope: medianInterval(slopes),
  };
};

const inTurn = async (sizes: readonly Size[]): Promise<Cost[]> => {
  const costs: Cost[] = [];
  for (const { block } of sizes) costs.push(await block());
  return costs;
};

/** A law is kept where the whole interval lies at or below its goal, broken where it lies above; else it is not told. */
export const verdictOf = ({ slope, goal }: Pick<Growth, 'slope' | 'goal'>): string =>
  slope.high <= goal
    ? 'met'
    : slope.low > goal
      ? '**not met**'
      : 'not told: the goal lies within the interval';

export const growthTables = (laws: readonly Growth[]): string =>
  [
    table(
      ['CPU a unit', 'node', 'store'],
      laws.flatMap(({ name, costs }) =>
        costs.map(({ size, node, store }) => [
          `${name}, ${size.toLocaleString('en')}`,
          ...[`${node.toFixed(3)} ms`, `${store.toFixed(3)} ms`],
        ]),
      ),
    ),
    table(
      ["growth of the node's CPU", 'slope (95 % interval)', 'goal, at most', ''],
      laws.map((law) => [
        `${law.name}, ${law.over}`,
        showSlope(law.slope),
        law.goal.toFixed(2),
        verdictOf(law),
      ]),
    ),
  ].join('\n\n');

const showSlope = ({ median: mid, low, high, count }: MedianInterval): string =>
  `${mid.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}; ${count} rounds)`;
