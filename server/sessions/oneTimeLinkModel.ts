import { type Connection, Schema } from 'mongoose';
import type { AccountId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface OneTimeLinkRecord {
  /** The hash of the secret in the link. */
  _id: string;
  purpose: 'first-operator' | 'new-password';
  /**
   * The account whose password it sets, and that account's epoch when the link was made; null for the first
   * operator's link.
   */
  account: AccountId | null;
  epoch: number | null;
  until: Date;
  usedAt: Date | null;
}

const schema = new Schema<OneTimeLinkRecord>(
  {
    _id: { type: String, required: true },
    purpose: { type: String, required: true },
    account: { type: String, default: null },
    epoch: { type: Number, default: null },
    until: { type: Date, required: true },
    usedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'oneTimeLinks' },
);

export const oneTimeLinkModel = (db: Connection) => defineModel<OneTimeLinkRecord>(db, 'OneTimeLink', schema);
