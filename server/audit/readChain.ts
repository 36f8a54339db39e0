import type { Connection } from 'mongoose';
import { type ChainRecord, chainModel, headModel } from './chainModel.ts';

/** The chains that there are, by name. */
export const listChains = async (db: Connection): Promise<readonly string[]> =>
  (await headModel(db).find({}, { _id: 1 }).lean()).map(({ _id }) => _id).sort();

/** One chain from its first record after `after` to its end, a page at a time. */
export async function* readChain(
  db: Connection,
  municipality: string,
  after = 0,
): AsyncGenerator<Pick<ChainRecord, 'n' | 'fact' | 'previous' | 'hash' | 'text'>> {
  const page = 1_000;
  for (let from = after; ; from += page) {
    // Bounded by number, as numbers have no gap: no store need sort a whole chain for it.
    const records = await chainModel(db)
      .find({ municipality, n: { $gt: from, $lte: from + page } })
      .sort({ n: 1 })
      .lean<ChainRecord[]>();
    yield* records;
    if (records.length < page && !(await hasMore(db, municipality, from + page))) return;
  }
}

/** A gap that somebody has torn must not end the reading: what stands behind it is part of the finding. */
const hasMore = async (db: Connection, municipality: string, after: number): Promise<boolean> =>
  (await chainModel(db).exists({ municipality, n: { $gt: after } })) !== null;
