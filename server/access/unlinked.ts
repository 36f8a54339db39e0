import type { FactRecord } from './factRecord.ts';

/**
 * The mark of a document whose newest fact may not be in every chain yet: the id of that fact. It is written together
 * with the fact. The chainer takes it away once the chain of each end has the fact, unless a newer fact has set
 * another mark by then (AU2).
 */
export interface Unlinked {
  readonly unlinked?: string | undefined;
}

/** The mark for a fact. A log carries null in the place of a fact where nobody acted: then there is no mark. */
export const unlinked = (fact: unknown): Unlinked => (isFact(fact) ? { unlinked: fact._id } : {});

const isFact = (fact: unknown): fact is Pick<FactRecord, '_id'> =>
  typeof fact === 'object' && fact !== null && '_id' in fact && typeof fact._id === 'string';

export const unlinkedShape = { unlinked: { type: String } } as const;
/** Sparse: the index holds only what waits, and is empty when all is linked, however many documents there are. */
export const unlinkedIndex = [{ unlinked: 1 }, { sparse: true }] as const;
