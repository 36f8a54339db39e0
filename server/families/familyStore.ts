import type { Connection } from 'mongoose';
import { familyPostModel } from './familyPostModel.ts';
import { familyReadModel } from './familyReadModel.ts';
import { familyRoomModel } from './familyRoomModel.ts';

/** The collections of this feature, made with their indexes before anything listens. */
export const openFamilyStore = async (db: Connection) => {
  const store = { rooms: familyRoomModel(db), posts: familyPostModel(db), reads: familyReadModel(db) };
  for (const model of Object.values(store)) {
    await model.createCollection();
    await model.createIndexes();
  }
  return store;
};

export type FamilyStore = Awaited<ReturnType<typeof openFamilyStore>>;
