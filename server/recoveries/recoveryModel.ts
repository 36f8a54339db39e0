import { type Connection, Schema } from 'mongoose';
import type { AccountId } from '#domain/ids.ts';
import type { RecoveryState } from '#domain/rights/recoveryAt.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

/** An officer made by the operator and a second person, where none of the city's can be reached (RI5). */
export interface RecoveryRecord {
  _id: string;
  municipality: MunicipalityCode;
  loginName: string;
  name: string;
  kana: string;
  reason: string;
  state: RecoveryState;
  askedBy: AccountId;
  askedAt: Date;
  confirmedBy: AccountId | null;
  confirmedAt: Date | null;
  objectedBy: AccountId | null;
  objectedAt: Date | null;
  /** The objector as named then, and why. */
  objector: string | null;
  objection: string | null;
  account: AccountId | null;
}

const nullable = { type: String, default: null };
const day = { type: Date, default: null };
const text = { type: String, required: true };

const schema = new Schema<RecoveryRecord>(
  {
    _id: text,
    municipality: text,
    loginName: text,
    name: text,
    kana: { type: String, default: '' },
    reason: text,
    state: text,
    askedBy: text,
    askedAt: { type: Date, required: true },
    confirmedBy: nullable,
    confirmedAt: day,
    objectedBy: nullable,
    objectedAt: day,
    objector: nullable,
    objection: nullable,
    account: nullable,
  },
  { versionKey: false, collection: 'officerRecoveries' },
).index({ municipality: 1, askedAt: 1 });

export const recoveryModel = (db: Connection) => defineModel<RecoveryRecord>(db, 'OfficerRecovery', schema);
