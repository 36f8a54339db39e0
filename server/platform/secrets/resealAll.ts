import type { Connection } from 'mongoose';
import { type DataKeyRecord, dataKeyModel } from './dataKeyModel.ts';
import { makeDataKey, openDataKeys } from './dataKeys.ts';
import { sealedPlaces } from './sealedPlaces.ts';
import { keyIdOf, type NamedKey, openValue, sealValue } from './sealValue.ts';

type Sealed = Record<string, unknown> & { _id: string };

/**
 * Gives every municipality a new data key and seals its values with it, for when the old keys may be known. An old
 * data key is deleted once nothing is sealed with it. May be cut off and run again. Returns how many values were
 * sealed anew.
 */
export const resealAll = async (db: Connection, masters: readonly NamedKey[]): Promise<number> => {
  const model = dataKeyModel(db);
  const before = await model.find({ use: 'seal' }).lean<DataKeyRecord[]>();
  for (const scope of new Set(before.map((record) => record.scope))) {
    const n = Math.max(...before.filter((record) => record.scope === scope).map((record) => record.n));
    await makeDataKey(db, masters, { use: 'seal', scope, n: n + 1 });
  }
  const keys = openDataKeys(db, masters);
  let done = 0;
  for (const { collection, field, of } of sealedPlaces) {
    const values = db.collection<Sealed>(collection);
    for await (const found of values.find({ [field]: { $type: 'string' } })) {
      const record = found as Sealed;
      const sealed = String(record[field]);
      const old = before.find(({ _id }) => _id === keyIdOf(sealed));
      const opened = old && (await keys.byId(old._id));
      if (!old || !opened) continue;
      const { kind, owner } = of(record);
      const newest = await keys.newest('seal', old.scope);
      const anew = sealValue(newest, [kind, owner], openValue(opened, [kind, owner], sealed));
      // Only if it has not changed meanwhile.
      const { modifiedCount } = await values.updateOne(
        { _id: record._id, [field]: sealed },
        { $set: { [field]: anew } },
      );
      done += modifiedCount;
    }
  }
  await dropUnused(db, before);
  return done;
};

const dropUnused = async (db: Connection, old: readonly DataKeyRecord[]): Promise<void> => {
  const used = new Set<string | null>();
  for (const { collection, field } of sealedPlaces)
    for await (const record of db.collection<Sealed>(collection).find({ [field]: { $type: 'string' } }))
      used.add(keyIdOf(String(record[field])));
  const unused = old.filter(({ _id }) => !used.has(_id)).map(({ _id }) => _id);
  await dataKeyModel(db).deleteMany({ _id: { $in: unused } });
};
