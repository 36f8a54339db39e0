import { type Connection, Schema } from 'mongoose';
import { defineModel } from '../defineModel.ts';

/** A key that seals the values of one municipality (or makes their index), wrapped by a master key. */
export interface DataKeyRecord {
  /** `use-scope-n`: every value that the key sealed names it so. */
  _id: string;
  use: 'seal' | 'index';
  /** The municipality's code, or `house`. */
  scope: string;
  /** Counted up. The key with the highest number seals; the others open what they have sealed. */
  n: number;
  wrapped: string;
  /** The name of the master key that wraps it. */
  wrappedBy: string;
  madeAt: Date;
}

const schema = new Schema<DataKeyRecord>(
  {
    _id: { type: String, required: true },
    use: { type: String, required: true },
    scope: { type: String, required: true },
    n: { type: Number, required: true },
    wrapped: { type: String, required: true },
    wrappedBy: { type: String, required: true },
    madeAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'dataKeys' },
).index({ use: 1, scope: 1, n: 1 }, { unique: true });

export const dataKeyModel = (db: Connection) => defineModel<DataKeyRecord>(db, 'DataKey', schema);
