import type { Connection } from 'mongoose';
import { logStore } from './logStore.ts';
import { minutesLogModel } from './minutesLogModel.ts';
import { minutesModel } from './minutesModel.ts';
import { sealModel, sealPartModel } from './sealModel.ts';
import { snapshotModel } from './snapshotModel.ts';
import { supplementModel } from './supplementModel.ts';

/** What is stored of minutes, made with its indexes before anything listens: mongoose makes none by itself here. */
export const openMinutesStore = async (db: Connection) => {
  const models = [minutesModel, minutesLogModel, snapshotModel, sealModel, sealPartModel, supplementModel];
  for (const modelOf of models) {
    const model = modelOf(db) as { createCollection(): Promise<unknown>; createIndexes(): Promise<unknown> };
    await model.createCollection();
    await model.createIndexes();
  }
  return { db, store: logStore(db) };
};

export type MinutesStore = Awaited<ReturnType<typeof openMinutesStore>>;
