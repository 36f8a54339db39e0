import type { Connection } from 'mongoose';
import { membershipModel } from './membershipModel.ts';
import { seatModel } from './seatModel.ts';

/** The collections of this feature, made with their indexes before anything listens. */
export const openTeamStore = async (db: Connection) => {
  const store = { memberships: membershipModel(db), seats: seatModel(db) };
  for (const model of [store.memberships, store.seats]) {
    await model.createCollection();
    await model.createIndexes();
  }
  return store;
};

export type TeamStore = Awaited<ReturnType<typeof openTeamStore>>;
