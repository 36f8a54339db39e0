import { type Connection, Schema } from 'mongoose';
import { defineModel } from '#platform/defineModel.ts';

/** The mark that an account has seen something that it was told; its id is `telling:account`. */
const schema = new Schema<{ _id: string; account: string; telling: string }>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    telling: { type: String, required: true },
  },
  { versionKey: false, collection: 'tellingMarks' },
).index({ account: 1 });

export const tellingMarkModel = (db: Connection) => defineModel(db, 'TellingMark', schema);
