import { type Connection, type Model, Schema } from 'mongoose';
import type { UploadKind } from '#contracts/http/attachmentRoutes.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { AccountId, AttachmentId, PositionId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface AttachmentRecord {
  _id: AttachmentId;
  uploader: AccountId;
  /** Null: by an account of the family's, which has none (FA2). */
  position: PositionId | null;
  kind: UploadKind;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  /** Keys in the object store; a photo has a preview too, a film a still. */
  key: string;
  previewKey: string | null;
  /** The record that names the file, once one does; only from then on do others see it. */
  record: (RecordRef & { part?: string }) | null;
  uploadedAt: Date;
}

const schema = new Schema<AttachmentRecord>(
  {
    _id: { type: String, required: true },
    uploader: { type: String, required: true },
    position: { type: String, default: null },
    kind: { type: String, required: true },
    name: { type: String, required: true },
    type: { type: String, required: true },
    bytes: { type: Number, required: true },
    sha256: { type: String, required: true },
    key: { type: String, required: true },
    previewKey: { type: String, default: null },
    record: { type: Schema.Types.Mixed, default: null },
    uploadedAt: { type: Date, required: true },
  },
  { collection: 'attachments', versionKey: false },
);
// For the sweeper, which removes what was uploaded and never named.
schema.index({ uploadedAt: 1 }, { partialFilterExpression: { record: null } });

export const attachmentModel = (db: Connection): Model<AttachmentRecord> =>
  defineModel(db, 'Attachment', schema);
