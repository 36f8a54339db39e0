import type { Connection } from 'mongoose';
import { groupModel } from './groupModel.ts';

/** The collection of this feature, made before anything listens. */
export const openGroupStore = async (db: Connection) => {
  const groups = groupModel(db);
  await groups.createCollection();
  return groups;
};

export type GroupStore = Awaited<ReturnType<typeof openGroupStore>>;
