import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../isDuplicateKey.ts';
import { type DataKeyRecord, dataKeyModel } from './dataKeyModel.ts';
import { currentMaster } from './masterMark.ts';
import { type NamedKey, openValue, sealValue } from './sealValue.ts';

type Use = DataKeyRecord['use'];

/** The master key that a data key needs is not here. */
export class MasterKeyMissing extends Error {}

const context = ({ use, scope, n }: Pick<DataKeyRecord, 'use' | 'scope' | 'n'>) => [
  ...['data-key', use, scope, String(n)],
];

export const wrapDataKey = (
  master: NamedKey,
  record: Pick<DataKeyRecord, 'use' | 'scope' | 'n'>,
  key: Buffer,
): Pick<DataKeyRecord, 'wrapped' | 'wrappedBy'> => ({
  wrapped: sealValue(master, context(record), key.toString('base64')),
  wrappedBy: master.id,
});

export const unwrapDataKey = (masters: readonly NamedKey[], record: DataKeyRecord): Buffer => {
  const master = masters.find(({ id }) => id === record.wrappedBy);
  if (master === undefined) throw new MasterKeyMissing();
  return Buffer.from(openValue(master, context(record), record.wrapped), 'base64');
};

/** Makes key n of a scope; if another node makes it at the same time, that one counts. */
export const makeDataKey = async (
  db: Connection,
  masters: readonly NamedKey[],
  of: Pick<DataKeyRecord, 'use' | 'scope' | 'n'>,
): Promise<void> => {
  // Wrapped by the master key that the store is on. Every node has that one; a key that an operator is just bringing
  // in may be missing on some.
  const current = await currentMaster(db);
  const master = masters.find(({ id }) => id === current);
  if (master === undefined) throw new MasterKeyMissing();
  const record = { ...of, _id: `${of.use}-${of.scope}-${of.n}`, madeAt: new Date() };
  await dataKeyModel(db)
    .create([{ ...record, ...wrapDataKey(master, of, randomBytes(32)) }])
    .catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
};

/**
 * The data keys of the store, opened. A key never changes, so an opened one is kept; which one is the newest is asked
 * each time.
 */
export const openDataKeys = (db: Connection, masters: readonly NamedKey[]) => {
  const model = dataKeyModel(db);
  const opened = new Map<string, NamedKey>();
  const open = (record: DataKeyRecord): NamedKey => {
    const known = opened.get(record._id) ?? { id: record._id, key: unwrapDataKey(masters, record) };
    opened.set(record._id, known);
    return known;
  };
  const newest = async (use: Use, scope: string): Promise<NamedKey | null> => {
    const records = await model.find({ use, scope }).lean<DataKeyRecord[]>();
    const last = records.toSorted((a, b) => a.n - b.n).at(-1);
    return last === undefined ? null : open(last);
  };
  return {
    /** The key that seals now; made when it is first needed. */
    newest: async (use: Use, scope: string): Promise<NamedKey> => {
      const known = await newest(use, scope);
      if (known !== null) return known;
      await makeDataKey(db, masters, { use, scope, n: 1 });
      const made = await newest(use, scope);
      if (made === null) throw new Error(`the data key of ${scope} is gone`);
      return made;
    },
    byId: async (id: string): Promise<NamedKey | null> => {
      const known = opened.get(id);
      if (known !== undefined) return known;
      const record = await model.findById(id).lean<DataKeyRecord>();
      return record === null ? null : open(record);
    },
  };
};
