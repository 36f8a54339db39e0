import type { Connection } from 'mongoose';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import { logStore } from './logStore.ts';
import { makeMinutesStores } from './makeMinutesStores.ts';
import { readMinutesAttributes } from './readMinutesAttributes.ts';

/** What the gate asks of minutes, for a service that holds none: it needs nothing of what reads and writes documents. */
export const openMinutesAttributes = async (db: Connection): Promise<AttributeReaders['minutes']> => {
  await makeMinutesStores(db);
  return readMinutesAttributes({ db, store: logStore(db) });
};
