import type { FactRecord } from './factRecord.ts';

/**
 * The mark that a document holds a fact which no chain may have yet: the id of the newest one. It is written with the fact
 * and taken away by the chainer once every end has it, if by then no newer fact has set another (AU2).
 */
export interface Unlinked {
  readonly unlinked?: string | undefined;
}

/** Of a fact, or of what a log carries in its place where nobody acted (null): then there is nothing to link. */
export const unlinked = (fact: unknown): Unlinked => (isFact(fact) ? { unlinked: fact._id } : {});

const isFact = (fact: unknown): fact is Pick<FactRecord, '_id'> =>
  typeof fact === 'object' && fact !== null && '_id' in fact && typeof fact._id === 'string';

export const unlinkedShape = { unlinked: { type: String } } as const;
/** Sparse: it holds what waits, and is empty when all is linked, however many documents there are. */
export const unlinkedIndex = [{ unlinked: 1 }, { sparse: true }] as const;
