import type { Connection } from 'mongoose';
import { accountModel } from './accountModel.ts';
import { applicationModel } from './applicationModel.ts';
import { capacityModel } from './capacityModel.ts';
import { positionModel } from './positionModel.ts';
import { rightFindingModel } from './rightFindingModel.ts';

/** The collections of this feature, made with their indexes before anything listens. */
export const openAccountStore = async (db: Connection) => {
  const store = {
    accounts: accountModel(db),
    positions: positionModel(db),
    capacities: capacityModel(db),
    applications: applicationModel(db),
    findings: rightFindingModel(db),
  };
  for (const model of Object.values(store)) {
    await model.createCollection();
    await model.createIndexes();
  }
  return store;
};

export type AccountStore = Awaited<ReturnType<typeof openAccountStore>>;
