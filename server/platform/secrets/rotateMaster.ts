import type { Connection } from 'mongoose';
import { type DataKeyRecord, dataKeyModel } from './dataKeyModel.ts';
import { unwrapDataKey, wrapDataKey } from './dataKeys.ts';
import { moveToMaster } from './masterMark.ts';
import type { NamedKey } from './sealValue.ts';

/**
 * Wraps every data key anew by `to`; what was sealed stays as it is. May be cut off and run again: each data key says
 * which master key wraps it, and nothing is let go of here. Answers how many were wrapped anew.
 */
export const rotateMaster = async (
  db: Connection,
  masters: readonly NamedKey[],
  to: NamedKey,
): Promise<number> => {
  const model = dataKeyModel(db);
  const others = () => model.find({ wrappedBy: { $ne: to.id } }).lean<DataKeyRecord[]>();
  // All of them open before the first is changed: a missing key is found while nothing has happened.
  for (const record of await others()) unwrapDataKey(masters, record);
  await moveToMaster(db, to.id);
  let done = 0;
  // A node that had not read the mark yet may have made one more by the old key.
  for (let found = await others(); found.length > 0; found = await others())
    for (const record of found) {
      const wrapped = wrapDataKey(to, record, unwrapDataKey(masters, record));
      const { wrappedBy } = record;
      done += (await model.updateOne({ _id: record._id, wrappedBy }, { $set: wrapped })).modifiedCount;
    }
  return done;
};
