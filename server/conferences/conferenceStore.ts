import type { Connection } from 'mongoose';
import { conferenceModel } from './conferenceModel.ts';

/** The collection of this feature, made with its indexes before anything listens. */
export const openConferenceStore = async (db: Connection) => {
  const conferences = conferenceModel(db);
  await conferences.createCollection();
  await conferences.createIndexes();
  return conferences;
};

export type ConferenceStore = Awaited<ReturnType<typeof openConferenceStore>>;
