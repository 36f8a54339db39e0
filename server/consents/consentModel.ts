import { type Connection, Schema } from 'mongoose';
import type { ConsentId, PatientId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface ConsentRecord {
  _id: ConsentId;
  patient: PatientId;
  purposes: Purpose[];
  recipients: MunicipalityCode[];
  /** `any` municipality; `recipients` is then empty. */
  anyRecipient: boolean;
  from: Day;
  until: Day | null;
  /** The first day it no longer holds (WA9). */
  withdrawn: Day | null;
  /** Who gave it: the patient, or a proxy by name. */
  givenBy: { who: 'patient' | 'proxy'; name: string };
  recordedBy: { account: string; position: string | null };
  recordedAt: Date;
  withdrawnBy: { account: string; position: string | null } | null;
  withdrawnAt: Date | null;
}

const by = new Schema(
  { account: { type: String, required: true }, position: { type: String, default: null } },
  { _id: false },
);

const schema = new Schema<ConsentRecord>(
  {
    _id: { type: String, required: true },
    patient: { type: String, required: true },
    purposes: { type: [String], required: true },
    recipients: { type: [String], required: true },
    anyRecipient: { type: Boolean, required: true },
    from: { type: String, required: true },
    until: { type: String, default: null },
    withdrawn: { type: String, default: null },
    givenBy: {
      type: new Schema(
        { who: { type: String, required: true }, name: { type: String, required: true } },
        { _id: false },
      ),
      required: true,
    },
    recordedBy: { type: by, required: true },
    recordedAt: { type: Date, required: true },
    withdrawnBy: { type: by, default: null },
    withdrawnAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'consents' },
).index({ patient: 1 });

export const consentModel = (db: Connection) => defineModel<ConsentRecord>(db, 'Consent', schema);
