import type { Connection } from 'mongoose';

/** From version 4 to 5: a 確定 that no seal followed gets the mark that the sweep finds it by. */
export const markUnsealed = async (db: Connection): Promise<void> => {
  const log = db.collection<{ _id: string; document: string }>('minutesLog');
  const seals = db.collection<{ _id: string }>('minutesSeals');
  const finalised = await log.find({ kind: 'finalised' }, { projection: { document: 1 } }).toArray();
  for (const { _id, document } of finalised)
    if ((await seals.findOne({ _id: document })) === null)
      await log.updateOne({ _id }, { $set: { unsealed: true } });
};
