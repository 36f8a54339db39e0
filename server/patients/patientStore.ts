import type { Connection } from 'mongoose';
import { openCommitLocks } from '#platform/openCommitLocks.ts';
import { patientModel } from './patientModel.ts';

/** The collection of this feature, made with its indexes before anything listens. */
export const openPatientStore = async (db: Connection) => {
  const store = { patients: patientModel(db), locks: await openCommitLocks(db) };
  await store.patients.createCollection();
  await store.patients.createIndexes();
  return store;
};

export type PatientStore = Awaited<ReturnType<typeof openPatientStore>>;
