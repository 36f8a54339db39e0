import type { Connection } from 'mongoose';
import { openTurns } from '#platform/openTurns.ts';
import { facilityModel } from './facilityModel.ts';

/** The collection of this feature, made with its indexes before anything listens. */
export const openFacilityStore = async (db: Connection) => {
  const store = { facilities: facilityModel(db), turns: await openTurns(db) };
  await store.facilities.createCollection();
  await store.facilities.createIndexes();
  return store;
};

export type FacilityStore = Awaited<ReturnType<typeof openFacilityStore>>;
