import { type Connection, Schema } from 'mongoose';
import { defineModel } from '#platform/defineModel.ts';

export interface OneTimeLinkRecord {
  /** Hash of the secret in the link. */
  _id: string;
  purpose: 'first-operator';
  until: Date;
  usedAt: Date | null;
}

const schema = new Schema<OneTimeLinkRecord>(
  {
    _id: { type: String, required: true },
    purpose: { type: String, required: true },
    until: { type: Date, required: true },
    usedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'oneTimeLinks' },
);

export const oneTimeLinkModel = (db: Connection) => defineModel<OneTimeLinkRecord>(db, 'OneTimeLink', schema);
