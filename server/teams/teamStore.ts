import type { Connection } from 'mongoose';
import { membershipModel } from './membershipModel.ts';

/** The collection of this feature, made with its indexes before anything listens. */
export const openTeamStore = async (db: Connection) => {
  const store = { memberships: membershipModel(db) };
  await store.memberships.createCollection();
  await store.memberships.createIndexes();
  return store;
};

export type TeamStore = Awaited<ReturnType<typeof openTeamStore>>;
