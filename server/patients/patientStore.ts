import type { Connection } from 'mongoose';
import { openTurns } from '#platform/openTurns.ts';
import { patientModel } from './patientModel.ts';

/** The collection of this feature, made with its indexes before anything listens. */
export const openPatientStore = async (db: Connection) => {
  const store = { patients: patientModel(db), turns: await openTurns(db) };
  await store.patients.createCollection();
  await store.patients.createIndexes();
  return store;
};

export type PatientStore = Awaited<ReturnType<typeof openPatientStore>>;
