import type { Connection } from 'mongoose';
import { nameGrams } from '#domain/names/nameGrams.ts';
import type { Logger } from '#platform/logger.ts';

/** Raised with every change of how names are folded (server/domain/names). */
const FOLDING = 3;
const PLACES = ['accounts', 'patients', 'facilities'] as const;
const BATCH = 500;

interface Named {
  readonly _id: string;
  readonly name: string;
  readonly kana: string;
}

/**
 * [NA4] What names are found by (`grams`) is made anew from the names once their folding has changed. It is an index and no
 * data: programs of before and after read the same records, so that this is no step of the data's version. Cut off, or begun
 * by two nodes at once, it simply runs again.
 */
export const refoldNames = async (db: Connection, log: Logger): Promise<void> => {
  const meta = db.collection<{ _id: string; folding: number }>('meta');
  if (((await meta.findOne({ _id: 'names' }))?.folding ?? 1) >= FOLDING) return;
  for (const place of PLACES) {
    const records = db.collection<Named>(place);
    let after = '';
    for (;;) {
      const batch = await records
        .find({ _id: { $gt: after } }, { projection: { name: 1, kana: 1 } })
        .sort({ _id: 1 })
        .limit(BATCH)
        .toArray();
      const last = batch.at(-1);
      if (last === undefined) break;
      await records.bulkWrite(
        batch.map(({ _id, name, kana }) => ({
          updateOne: { filter: { _id, name, kana }, update: { $set: { grams: nameGrams(name, kana) } } },
        })),
        { ordered: false },
      );
      after = last._id;
      log.info({ place, count: batch.length }, 'folded names anew');
    }
  }
  await meta.updateOne({ _id: 'names' }, { $max: { folding: FOLDING } }, { upsert: true });
};
