import { type Connection, Schema } from 'mongoose';
import type { TellingKind } from '#contracts/http/tellingRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

/** What an account, or all of a municipality, is told of rights that changed. */
export interface TellingRecord {
  _id: string;
  /** `account:ID` or `municipality:CODE`. */
  to: string;
  kind: TellingKind;
  at: Date;
  patient: PatientId | null;
  name: string | null;
  by: string | null;
  reason: string | null;
  municipality: MunicipalityCode | null;
  recovery: string | null;
  until: Date | null;
}

const nullable = { type: String, default: null };

const schema = new Schema<TellingRecord>(
  {
    _id: { type: String, required: true },
    to: { type: String, required: true },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    patient: nullable,
    name: nullable,
    by: nullable,
    reason: nullable,
    municipality: nullable,
    recovery: nullable,
    until: { type: Date, default: null },
  },
  { versionKey: false, collection: 'tellings' },
).index({ to: 1, at: 1 });

export const tellingModel = (db: Connection) => defineModel<TellingRecord>(db, 'Telling', schema);
