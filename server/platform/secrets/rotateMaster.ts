import type { Connection } from 'mongoose';
import { type DataKeyRecord, dataKeyModel } from './dataKeyModel.ts';
import { unwrapDataKey, wrapDataKey } from './dataKeys.ts';
import { moveToMaster } from './masterMark.ts';
import type { NamedKey } from './sealValue.ts';

/**
 * Wraps every data key anew with `to`; what was sealed stays as it is. May be cut off and run again: each data key
 * says which master key wraps it, and no key is thrown away here. Returns how many were wrapped anew.
 */
export const rotateMaster = async (
  db: Connection,
  masters: readonly NamedKey[],
  to: NamedKey,
): Promise<number> => {
  const model = dataKeyModel(db);
  const others = () => model.find({ wrappedBy: { $ne: to.id } }).lean<DataKeyRecord[]>();
  // All of them are opened before the first is changed: a missing key is found before anything has happened.
  for (const record of await others()) unwrapDataKey(masters, record);
  await moveToMaster(db, to.id);
  let done = 0;
  // A node that had not read the mark yet may have made one more data key with the old master key.
  for (let found = await others(); found.length > 0; found = await others())
    for (const record of found) {
      const wrapped = wrapDataKey(to, record, unwrapDataKey(masters, record));
      const { wrappedBy } = record;
      done += (await model.updateOne({ _id: record._id, wrappedBy }, { $set: wrapped })).modifiedCount;
    }
  return done;
};
