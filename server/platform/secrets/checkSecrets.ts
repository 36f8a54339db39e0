import type { Connection } from 'mongoose';
import { openDataKeys } from './dataKeys.ts';
import { currentMaster } from './masterMark.ts';
import { sealedPlaces } from './sealedPlaces.ts';
import { keyIdOf, type NamedKey, openValue } from './sealValue.ts';

export interface CheckedSecrets {
  /** The name of the master key that the store is sealed with; null for a store in which nothing was sealed yet. */
  readonly on: string | null;
  readonly here: boolean;
  readonly places: readonly { readonly place: string; readonly opened: number; readonly locked: number }[];
}

/** Opens every sealed value, for the rehearsal of a restore. It shows none of them. */
export const checkSecrets = async (db: Connection, masters: readonly NamedKey[]): Promise<CheckedSecrets> => {
  const on = await currentMaster(db);
  const keys = openDataKeys(db, masters);
  const places = [];
  for (const { collection, field, of } of sealedPlaces) {
    let [opened, locked] = [0, 0];
    const found = db.collection<{ _id: string }>(collection).find({ [field]: { $type: 'string' } });
    for await (const record of found) {
      const { kind, owner } = of(record);
      const sealed = String((record as Record<string, unknown>)[field]);
      const works = await keys
        .byId(keyIdOf(sealed) ?? '')
        .then((key) => key !== null && openValue(key, [kind, owner], sealed) !== '')
        .catch(() => false);
      if (works) opened += 1;
      else locked += 1;
    }
    places.push({ place: `${collection}.${field}`, opened, locked });
  }
  return { on, here: on === null || masters.some(({ id }) => id === on), places };
};
