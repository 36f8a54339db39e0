import { type Connection, Schema } from 'mongoose';
import type { Day } from '#domain/vocabulary/days.ts';
import { defineModel } from '#platform/defineModel.ts';

/**
 * One version of one agreement as its file was given. The text is what counts, and never changes (WA12); the other
 * fields are there to find it.
 */
export interface AgreementRecord {
  /** `agreement:version`. */
  _id: string;
  agreement: string;
  version: number;
  effective: Day;
  text: string;
  importedBy: { account: string; position: string | null };
  importedAt: Date;
}

const schema = new Schema<AgreementRecord>(
  {
    _id: { type: String, required: true },
    agreement: { type: String, required: true },
    version: { type: Number, required: true },
    effective: { type: String, required: true },
    text: { type: String, required: true },
    importedBy: {
      type: new Schema(
        { account: { type: String, required: true }, position: { type: String, default: null } },
        { _id: false },
      ),
      required: true,
    },
    importedAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'agreements' },
);

export const agreementModel = (db: Connection) => defineModel<AgreementRecord>(db, 'Agreement', schema);
