import type { Connection } from 'mongoose';
import { consentModel } from './consentModel.ts';

/** The collection of this feature, made with its indexes before anything listens. */
export const openConsentStore = async (db: Connection) => {
  const store = { consents: consentModel(db) };
  await store.consents.createCollection();
  await store.consents.createIndexes();
  return store;
};

export type ConsentStore = Awaited<ReturnType<typeof openConsentStore>>;
