import { type Connection, Schema } from 'mongoose';
import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

/** A facility's manager asks its municipality's office for a position of somebody (RI12). */
export interface ApplicationRecord {
  _id: string;
  facility: FacilityId;
  municipality: MunicipalityCode;
  account: AccountId;
  profession: string;
  from: Day | null;
  note: string;
  madeBy: { account: AccountId; position: PositionId | null };
  madeAt: Date;
  state: 'open' | 'granted' | 'refused';
  decidedBy: AccountId | null;
  decidedAt: Date | null;
  /** Why it was refused. */
  reason: string | null;
}

const schema = new Schema<ApplicationRecord>(
  {
    _id: { type: String, required: true },
    facility: { type: String, required: true },
    municipality: { type: String, required: true },
    account: { type: String, required: true },
    profession: { type: String, required: true },
    from: { type: String, default: null },
    note: { type: String, default: '' },
    madeBy: {
      type: new Schema(
        { account: { type: String, required: true }, position: { type: String, default: null } },
        { _id: false },
      ),
      required: true,
    },
    madeAt: { type: Date, required: true },
    state: { type: String, required: true },
    decidedBy: { type: String, default: null },
    decidedAt: { type: Date, default: null },
    reason: { type: String, default: null },
  },
  { versionKey: false, collection: 'positionApplications' },
)
  .index({ municipality: 1, state: 1 })
  .index({ state: 1 })
  .index({ facility: 1, madeAt: -1 });

export const applicationModel = (db: Connection) =>
  defineModel<ApplicationRecord>(db, 'PositionApplication', schema);
