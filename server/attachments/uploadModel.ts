import { type Connection, type Model, Schema } from 'mongoose';
import type { UploadKind } from '#contracts/http/attachmentRoutes.ts';
import type { AccountId, AttachmentId, PositionId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** A file that comes in parts; its id is the one that the attachment will have. */
export interface UploadRecord {
  _id: AttachmentId;
  uploader: AccountId;
  position: PositionId;
  clientId: string;
  kind: UploadKind;
  name: string;
  bytes: number;
  /** How many are there, durable in the object store. */
  at: number;
  parts: string[];
  begunAt: Date;
}

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

const schema = new Schema<UploadRecord>(
  {
    ...{ _id: text, uploader: text, position: text, clientId: text, kind: text, name: text },
    ...{ bytes: count, at: count },
    /** Keys in the object store, in their order. */
    parts: { type: [String], default: [] },
    begunAt: { type: Date, required: true },
  },
  { collection: 'uploads', versionKey: false },
);
schema.index({ uploader: 1, position: 1, clientId: 1 }, { unique: true });
schema.index({ begunAt: 1 });

export const uploadModel = (db: Connection): Model<UploadRecord> => defineModel(db, 'Upload', schema);
