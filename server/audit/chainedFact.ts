import type { FactRecord } from '#access/factRecord.ts';

/** A fact as read back out of a chain: as it was stored, its days as text. */
export type ChainedFact = Omit<FactRecord, '_id' | 'at' | 'recordedAt'> & {
  readonly id: string;
  readonly at: string;
  readonly recordedAt: string;
};

export const chainedFact = (text: string): ChainedFact => (JSON.parse(text) as { fact: ChainedFact }).fact;
