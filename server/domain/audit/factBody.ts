import { canonicalJson } from './canonicalJson.ts';
import { houseChain } from './chainRecord.ts';

/** The part of a fact (server/access/factRecord.ts) that must be known to link it. The rest is carried along as it is. */
export interface LinkableFact {
  readonly _id: string;
  readonly at: Date;
  readonly from: string | null;
  readonly to: string | null;
  readonly code: string | null;
  readonly patient?: string | null;
}

/**
 * [AU1] The chains that a fact goes into: one for each of its two ends, or one where both are the same; that of the
 * house where it has none.
 */
export const chainsOf = ({ from, to }: Pick<LinkableFact, 'from' | 'to'>): readonly string[] => {
  const ends = [...new Set([from, to])].filter((end) => end !== null);
  return ends.length === 0 ? [houseChain] : ends;
};

/** [AU3] The fact as one end may know it. */
export const bodyFor = (chain: string, { _id: id, ...fact }: LinkableFact): string =>
  canonicalJson({ ...fact, ...knownTo(chain, fact), id });

/**
 * [AC2] Somebody who was told "no such record" has no relation to it. Their own city must not learn from its trail
 * that the record exists, or whom it is about: only the chain of the record's home says so.
 */
const knownTo = (chain: string, { code, from }: Pick<LinkableFact, 'code' | 'from'>): object =>
  code === 'A-01' && chain !== from ? { from: null, patient: null } : {};
