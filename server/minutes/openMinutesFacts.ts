import type { Connection } from 'mongoose';
import type { FactReaders } from '#domain/access/factReaders.ts';
import { logStore } from './logStore.ts';
import { makeMinutesStores } from './makeMinutesStores.ts';
import { readMinutesFacts } from './readMinutesFacts.ts';

/** What the gate asks of minutes, for a service that holds none: it needs nothing of what reads and writes documents. */
export const openMinutesFacts = async (db: Connection): Promise<FactReaders['minutes']> => {
  await makeMinutesStores(db);
  return readMinutesFacts({ db, store: logStore(db) });
};
