import type { Connection } from 'mongoose';
import type { ChainRecord } from '#domain/audit/chainRecord.ts';
import { type ChainFilter, where } from './chainFilter.ts';
import { chainModel, leaseModel, type StoredRecord } from './chainModel.ts';
import { readNewest } from './readNewest.ts';

const plainStride = 1_000;
const filteredStride = 10_000;

/** The chains in the store. Read by bounded ranges of n: numbers have no gaps, and no store is asked to sort a chain. */
export const openChainStore = (db: Connection) => {
  const model = chainModel(db);
  const leases = leaseModel(db);
  const head = async (municipality: string): Promise<Pick<ChainRecord, 'n' | 'hash'> | null> => {
    const hint = (await leases.findById(municipality).lean())?.n ?? 0;
    let last: Pick<ChainRecord, 'n' | 'hash'> | null = null;
    // It begins with the record that the hint names: the hash of the last one is what the next record follows.
    for (let after = Math.max(0, hint - 1); ; after += plainStride) {
      const found = await model
        .find({ municipality, n: { $gt: after, $lte: after + plainStride } }, { n: 1, hash: 1 })
        .lean();
      for (const { n, hash } of found) if (last === null || n > last.n) last = { n, hash };
      // Nothing is linked after a hole: the records to come would hide that others are gone.
      if (found.length === 0 && last === null && hint > 0)
        throw new Error(`the chain of ${municipality} ends before record ${hint}, which was linked`);
      if (found.length < plainStride) return last;
    }
  };
  return {
    head,
    municipalities: async (): Promise<string[]> =>
      (await leases.find({}, { _id: 1 }).lean()).map(({ _id }) => _id).sort(),

    /** Which of these facts are in the chain. */
    standing: async (municipality: string, facts: readonly string[]): Promise<Set<string>> => {
      const found = await model.find({ municipality, fact: { $in: facts } }, { fact: 1 }).lean();
      return new Set(found.map(({ fact }) => fact));
    },

    bodies: async (municipality: string, facts: readonly string[]): Promise<Map<string, string>> => {
      const found = await model.find({ municipality, fact: { $in: facts } }, { fact: 1, body: 1 }).lean();
      return new Map(found.map(({ fact, body }) => [fact, body]));
    },

    /** Inserts the very next records, in order. If a number is taken, that record and those after it are not inserted. */
    append: async (records: readonly StoredRecord[]): Promise<void> => {
      await model.collection.insertMany(records as unknown as Record<string, unknown>[], { ordered: true });
    },

    /** A page of what passes a filter, the newest first. `before` is the number of the last record on the page before. */
    newest: async (municipality: string, filter: ChainFilter, before: number | null, latest: Date) => {
      const last =
        before === null
          ? null
          : await model.findOne({ municipality, n: before }, { n: 1, at: 1 }).lean<StoredRecord>();
      if (before !== null && last === null) return { records: [], more: false };
      return readNewest(model, { municipality, filter, before: last, latest });
    },

    /** The records of a chain in order, a page at a time, up to where the chain ends when this begins. */
    async *read(municipality: string, filter?: ChainFilter): AsyncGenerator<StoredRecord[]> {
      const end = (await head(municipality))?.n ?? 0;
      const stride = filter === undefined ? plainStride : filteredStride;
      for (let after = 0; after < end; after += stride) {
        const n = { $gt: after, $lte: Math.min(end, after + stride) };
        const found = await model.find({ municipality, n, ...where(filter) }).lean<StoredRecord[]>();
        yield found.sort((a, b) => a.n - b.n);
      }
    },
  };
};

export type ChainStore = ReturnType<typeof openChainStore>;
