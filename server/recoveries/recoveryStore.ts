import type { Connection } from 'mongoose';
import { recoveryModel } from './recoveryModel.ts';

/** The collection of this feature, made with its indexes before anything listens. */
export const openRecoveryStore = async (db: Connection) => {
  const store = { recoveries: recoveryModel(db) };
  await store.recoveries.createCollection();
  await store.recoveries.createIndexes();
  return store;
};

export type RecoveryStore = Awaited<ReturnType<typeof openRecoveryStore>>;
