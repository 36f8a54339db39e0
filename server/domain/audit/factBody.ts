import { canonicalJson } from './canonicalJson.ts';
import { houseChain } from './chainRecord.ts';

/** Of a fact (server/access/factRecord.ts), what linking needs to know; the rest is carried as it is. */
export interface LinkableFact {
  readonly _id: string;
  readonly at: Date;
  readonly from: string | null;
  readonly to: string | null;
  readonly code: string | null;
  readonly patient?: string | null;
}

/** [AU1] The chains of both ends, once where they are one; of a fact without ends, that of the house. */
export const chainsOf = ({ from, to }: Pick<LinkableFact, 'from' | 'to'>): readonly string[] => {
  const ends = [...new Set([from, to])].filter((end) => end !== null);
  return ends.length === 0 ? [houseChain] : ends;
};

/** [AU3] The fact as one end may know it. */
export const bodyFor = (chain: string, { _id: id, ...fact }: LinkableFact): string =>
  canonicalJson({ ...fact, ...knownTo(chain, fact), id });

/**
 * [AC2] Whoever was told "no such record" has nothing to do with it, and their own city must not learn from its trail that
 * the record is there, or whose it is: only its home's chain says so.
 */
const knownTo = (chain: string, { code, from }: Pick<LinkableFact, 'code' | 'from'>): object =>
  code === 'A-01' && chain !== from ? { from: null, patient: null } : {};
