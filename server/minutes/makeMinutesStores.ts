import type { Connection } from 'mongoose';
import { minutesLogModel } from './minutesLogModel.ts';
import { minutesModel } from './minutesModel.ts';
import { sealModel, sealPartModel } from './sealModel.ts';
import { snapshotModel } from './snapshotModel.ts';
import { supplementModel } from './supplementModel.ts';

/** Collections and indexes, made at start: mongoose makes none by itself here. */
export const makeMinutesStores = async (db: Connection): Promise<void> => {
  const models = [minutesModel, minutesLogModel, snapshotModel, sealModel, sealPartModel, supplementModel];
  for (const modelOf of models) {
    const model = modelOf(db) as { createCollection(): Promise<unknown>; createIndexes(): Promise<unknown> };
    await model.createCollection();
    await model.createIndexes();
  }
};
