import type { Connection } from 'mongoose';

/** Which master key this store is on: known by its name before anything is opened, so that another one is never used. */
const marks = (db: Connection) => db.collection<{ _id: string; master: string }>('meta');

export const currentMaster = async (db: Connection): Promise<string | null> =>
  (await marks(db).findOne({ _id: 'secrets' }))?.master ?? null;

/** Says which, for a store that is on none; answers the one that it is on. */
export const settleMaster = async (db: Connection, master: string): Promise<string> => {
  await marks(db).updateOne({ _id: 'secrets' }, { $setOnInsert: { master } }, { upsert: true });
  return (await currentMaster(db)) ?? master;
};

/** Of a rotation: from here on new data keys are wrapped by this one. */
export const moveToMaster = async (db: Connection, master: string): Promise<void> => {
  await marks(db).updateOne({ _id: 'secrets' }, { $set: { master } });
};
