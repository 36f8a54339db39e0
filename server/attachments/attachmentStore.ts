import type { Connection } from 'mongoose';
import { attachmentModel } from './attachmentModel.ts';

/** The collection of this feature, made with its indexes before anything listens. */
export const openAttachmentStore = async (db: Connection) => {
  const attachments = attachmentModel(db);
  await attachments.createCollection();
  await attachments.createIndexes();
  return attachments;
};

export type AttachmentStore = Awaited<ReturnType<typeof openAttachmentStore>>;
