import { type Connection, Schema } from 'mongoose';
import type { AccountId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** A device that signed in to an account before: the hash of its long-lived cookie, one record for each account. */
export interface KnownDeviceRecord {
  /** `hash:account` */
  _id: string;
  account: AccountId;
  until: Date;
}

const schema = new Schema<KnownDeviceRecord>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    until: { type: Date, required: true },
  },
  { versionKey: false, collection: 'knownDevices' },
)
  .index({ account: 1 })
  .index({ until: 1 }, { expireAfterSeconds: 0 });

export const knownDeviceModel = (db: Connection) => defineModel<KnownDeviceRecord>(db, 'KnownDevice', schema);
