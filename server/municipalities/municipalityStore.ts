import type { Connection } from 'mongoose';
import { medicalAreaModel } from './medicalAreaModel.ts';
import { municipalityModel } from './municipalityModel.ts';

/** The collections of this feature, made with their indexes before anything listens. */
export const openMunicipalityStore = async (db: Connection) => {
  const store = { municipalities: municipalityModel(db), medicalAreas: medicalAreaModel(db) };
  for (const model of Object.values(store)) {
    await model.createCollection();
    await model.createIndexes();
  }
  return store;
};

export type MunicipalityStore = Awaited<ReturnType<typeof openMunicipalityStore>>;
