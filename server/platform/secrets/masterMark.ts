import type { Connection } from 'mongoose';

/** Says which master key this store is on, by its name, before anything is opened: so a wrong one is never used. */
const marks = (db: Connection) => db.collection<{ _id: string; master: string }>('meta');

export const currentMaster = async (db: Connection): Promise<string | null> =>
  (await marks(db).findOne({ _id: 'secrets' }))?.master ?? null;

/** Marks a store that is on no key yet. Returns the key that it is on. */
export const settleMaster = async (db: Connection, master: string): Promise<string> => {
  await marks(db).updateOne({ _id: 'secrets' }, { $setOnInsert: { master } }, { upsert: true });
  return (await currentMaster(db)) ?? master;
};

/** For a rotation: from here on new data keys are wrapped by this master key. */
export const moveToMaster = async (db: Connection, master: string): Promise<void> => {
  await marks(db).updateOne({ _id: 'secrets' }, { $set: { master } });
};
