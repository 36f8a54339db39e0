import type { AgreementVersion } from '../agreementVersion.ts';

/** Which clauses of a version list which pair of municipalities (WA5, `reach: pairs`). */
export interface PairIndex {
  readonly clausesOf: ReadonlyMap<number, readonly number[]>;
  /** 1 for each municipality that stands in some pair: most requests need no look-up. */
  readonly marked: Uint8Array;
}

/** One number for an unordered pair of municipalities' numbers. */
export function pairKey(one: number, other: number, count: number): number {
  return one < other ? one * count + other : other * count + one;
}

export function indexPairs(
  version: AgreementVersion,
  municipalities: ReadonlyMap<string, number>,
): PairIndex {
  const count = municipalities.size + 1;
  const clausesOf = new Map<number, number[]>();
  const marked = new Uint8Array(count);
  for (const [index, clause] of version.clauses.entries()) {
    for (const [one, other] of clause.pairs ?? []) {
      const [first, second] = [municipalities.get(one)!, municipalities.get(other)!];
      marked[first] = marked[second] = 1;
      const key = pairKey(first, second, count);
      const known = clausesOf.get(key);
      if (known === undefined) clausesOf.set(key, [index]);
      else if (known.at(-1) !== index) known.push(index);
    }
  }
  return { clausesOf, marked };
}
