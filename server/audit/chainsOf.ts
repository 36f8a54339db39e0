import type { FactRecord } from '#access/factRecord.ts';

/** The chain of what concerns no municipality: what an operator did, who belongs to none. */
export const systemChain = 'system';

/** [AU1] A fact goes into the chains of both its ends: the record's home, and the reader's municipality. */
export const chainsOf = ({ from, to }: Pick<FactRecord, 'from' | 'to'>): readonly string[] => {
  const ends = new Set([from, to].filter((each) => each !== null));
  return ends.size === 0 ? [systemChain] : [...ends];
};
