import { type Connection, Schema } from 'mongoose';
import type { AccountId, DeviceId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** A browser in which an account has signed in. For another account the same browser is another device. */
export interface DeviceRecord {
  /**
   * `hash:account`, with the hash of the token that was made for both; `lost:id` once the device is lost: if the
   * browser comes back, it is another device.
   */
  _id: string;
  id: DeviceId;
  account: AccountId;
  name: string;
  /**
   * Whether its tries of a password are counted apart from others. Not after signing out everywhere, until it signs
   * in again.
   */
  known: boolean;
  /** The device's key, sealed (SE1); made when it is first asked for. */
  key: string | null;
  signedInAt: Date;
  lost: { by: AccountId; at: Date } | null;
  until: Date;
}

const schema = new Schema<DeviceRecord>(
  {
    _id: { type: String, required: true },
    id: { type: String, required: true },
    account: { type: String, required: true },
    name: { type: String, required: true },
    known: { type: Boolean, required: true },
    key: { type: String, default: null },
    signedInAt: { type: Date, required: true },
    lost: {
      type: new Schema(
        { by: { type: String, required: true }, at: { type: Date, required: true } },
        { _id: false },
      ),
      default: null,
    },
    until: { type: Date, required: true },
  },
  { versionKey: false, id: false, collection: 'devices' },
)
  .index({ account: 1 })
  .index({ until: 1 }, { expireAfterSeconds: 0 });

export const deviceModel = (db: Connection) => defineModel<DeviceRecord>(db, 'Device', schema);
