import { type Connection, Schema } from 'mongoose';
import { defineModel } from '#platform/defineModel.ts';
import type { Revocation } from './gate.ts';

export interface RevocationRecord {
  n: number;
  subject: Revocation['subject'];
  /** Absent where the change gives or alters a right. */
  takesAway?: true;
  at: Date;
}

const schema = new Schema<RevocationRecord>(
  {
    n: { type: Number, required: true },
    subject: {
      type: new Schema({ kind: { type: String, required: true }, id: { type: String } }, { _id: false }),
      required: true,
    },
    takesAway: { type: Boolean },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'revocations' },
).index({ n: 1 }, { unique: true });

export const revocationModel = (db: Connection) => defineModel<RevocationRecord>(db, 'Revocation', schema);
