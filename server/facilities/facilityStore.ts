import type { Connection } from 'mongoose';
import { openCommitLocks } from '#platform/openCommitLocks.ts';
import { facilityModel } from './facilityModel.ts';

/** The collection of this feature, made with its indexes before anything listens. */
export const openFacilityStore = async (db: Connection) => {
  const store = { facilities: facilityModel(db), locks: await openCommitLocks(db) };
  await store.facilities.createCollection();
  await store.facilities.createIndexes();
  return store;
};

export type FacilityStore = Awaited<ReturnType<typeof openFacilityStore>>;
