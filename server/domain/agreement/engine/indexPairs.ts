import type { AgreementTerms } from '../agreementVersion.ts';
import type { MunicipalityNumbers } from './municipalityNumbers.ts';
import { PairNumbers, tableOfPairs } from './pairNumbers.ts';

/** Which clauses of a version list which pair of municipalities (WA5, `reach: pairs`), as plain values. */
export interface PairTable {
  readonly table: Int32Array<ArrayBuffer>;
  readonly clausesOf: readonly (readonly number[])[];
  /** 1 for each municipality that stands in some pair: most requests need no look-up. */
  readonly marked: Uint8Array<ArrayBuffer>;
  /** The municipalities that each one stands in a pair with. */
  readonly partnersOf: ReadonlyMap<number, readonly number[]>;
}

/** The same as `PairIndex` can be asked. */
export interface PairIndex extends PairTable {
  /** By key of a pair: its place in `clausesOf`. */
  readonly numbers: PairNumbers;
}

export const openPairs = (table: PairTable): PairIndex => ({
  ...table,
  numbers: new PairNumbers(table.table),
});

/** One number for an unordered pair of municipalities' numbers. */
export function pairKey(one: number, other: number, count: number): number {
  return one < other ? one * count + other : other * count + one;
}

export function indexPairs(version: AgreementTerms, municipalities: MunicipalityNumbers): PairTable {
  const numberOf = new Map<number, number>();
  const clausesOf: number[][] = [];
  const partnersOf = new Map<number, number[]>();
  const partner = (of: number, other: number): unknown =>
    partnersOf.set(of, [...(partnersOf.get(of) ?? []), other]);
  const marked = new Uint8Array(municipalities.count);
  for (const [index, clause] of version.clauses.entries()) {
    for (const [one, other] of clause.pairs ?? []) {
      const [first, second] = [municipalities.of(one), municipalities.of(other)];
      marked[first] = marked[second] = 1;
      const key = pairKey(first, second, municipalities.count);
      const known = numberOf.get(key);
      if (known === undefined) {
        numberOf.set(key, clausesOf.push([index]) - 1);
        partner(first, second);
        partner(second, first);
      } else if (clausesOf[known]!.at(-1) !== index) clausesOf[known]!.push(index);
    }
  }
  return { table: tableOfPairs([...numberOf.keys()]), clausesOf, marked, partnersOf };
}
