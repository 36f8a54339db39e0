import { type Connection, Schema } from 'mongoose';
import type { MembershipGround } from '#domain/access/facts.ts';
import type { AccountId, MembershipId, PatientId, PositionId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface MembershipRecord {
  _id: MembershipId;
  patient: PatientId;
  account: AccountId;
  position: PositionId;
  purposes: Purpose[];
  /** What it stands on across a border, purpose by purpose (DOMAIN.md §3); at home none. */
  grounds: MembershipGround[];
  from: Day;
  until: Day | null;
  madeBy: { account: string; position: string | null };
  madeAt: Date;
  endedBy: { account: string; position: string | null } | null;
  endedAt: Date | null;
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
    purposes: { type: [String], required: true },
    grounds: { type: [ground], default: [] },
    from: { type: String, required: true },
    until: { type: String, default: null },
    madeBy: { type: by, required: true },
    madeAt: { type: Date, required: true },
    endedBy: { type: by, default: null },
    endedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'memberships' },
)
  .index({ patient: 1 })
  .index({ position: 1 })
  .index({ account: 1 });

export const membershipModel = (db: Connection) => defineModel<MembershipRecord>(db, 'Membership', schema);
