import { type Connection, Schema } from 'mongoose';
import type { AccountId, MembershipId, PatientId, PositionId } from '#domain/ids.ts';
import type { MembershipGround } from '#domain/records/patient/membershipAttributes.ts';
import type { RightEnd } from '#domain/rights/endWith.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import { defineModel } from '#platform/defineModel.ts';
import { rightEndShape } from '#platform/rightEndShape.ts';

export interface MembershipRecord {
  _id: MembershipId;
  patient: PatientId;
  account: AccountId;
  position: PositionId;
  /**
   * Taken from the position and the account, so that the gate sees who is in charge of the team without reading all
   * its people.
   */
  profession: string;
  municipality: MunicipalityCode | null;
  purposes: Purpose[];
  /** The ground of each purpose across a border (DOMAIN.md §3); none at home. */
  grounds: MembershipGround[];
  from: Day;
  until: Day | null;
  madeBy: { account: string; position: string | null };
  madeAt: Date;
  endedBy: { account: string; position: string | null } | null;
  endedAt: Date | null;
  /**
   * The reason that the person and the team are told; null for those who left by themselves, and for what ended with
   * a position.
   */
  endReason: string | null;
  ends: RightEnd[];
}

const by = new Schema(
  { account: { type: String, required: true }, position: { type: String, default: null } },
  { _id: false },
);
const ground = new Schema(
  {
    purpose: { type: String, required: true },
    agreement: { type: String, required: true },
    version: { type: Number, required: true },
    clause: { type: String, required: true },
    consent: { type: String, default: null },
  },
  { _id: false },
);

const schema = new Schema<MembershipRecord>(
  {
    _id: { type: String, required: true },
    patient: { type: String, required: true },
    account: { type: String, required: true },
    position: { type: String, required: true },
    profession: { type: String, required: true },
    municipality: { type: String, default: null },
    purposes: { type: [String], required: true },
    grounds: { type: [ground], default: [] },
    from: { type: String, required: true },
    until: { type: String, default: null },
    madeBy: { type: by, required: true },
    madeAt: { type: Date, required: true },
    endedBy: { type: by, default: null },
    endedAt: { type: Date, default: null },
    endReason: { type: String, default: null },
    ends: rightEndShape,
  },
  { versionKey: false, collection: 'memberships' },
)
  .index({ patient: 1 })
  .index({ position: 1 })
  .index({ account: 1 });

export const membershipModel = (db: Connection) => defineModel<MembershipRecord>(db, 'Membership', schema);
