import type { Connection } from 'mongoose';
import { uploadModel } from './uploadModel.ts';

/** Uploads in parts, made with their indexes before anything listens. */
export const openUploadStore = async (db: Connection) => {
  const uploads = uploadModel(db);
  await uploads.createCollection();
  await uploads.createIndexes();
  return uploads;
};

export type UploadStore = Awaited<ReturnType<typeof openUploadStore>>;
