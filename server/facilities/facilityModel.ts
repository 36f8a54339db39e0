import { type Connection, Schema } from 'mongoose';
import type { FacilityState } from '#contracts/http/facilityState.ts';
import type { FacilityId, HubId, NoticeId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';
import type { ToldStatus } from '#server/notices/announceStatus.ts';

/** One dated state of a facility: reason and dates are told across areas (infection control). */
export interface FacilityStatusRecord {
  /** The id of the notice that tells it, where it is told. */
  id: NoticeId;
  state: FacilityState['state'];
  reason: string;
  from: Day;
  until: Day | null;
  recordedBy: string;
  recordedAt: Date;
}

/**
 * What must be told after a state was set (DESIGN 7): stored with the state, carried on by a job, and then removed
 * from here.
 */
export type TellingRecord = Omit<ToldStatus, 'facility' | 'home' | 'fromHub'> & { readonly at: Date };

export interface FacilityRecord {
  _id: FacilityId;
  municipality: MunicipalityCode;
  name: string;
  kana: string;
  kind: FacilityKind;
  /** The hub that this facility is, by the agreement's id (WA5). */
  hub: HubId | null;
  phone: string;
  status: FacilityStatusRecord[];
  telling: TellingRecord[];
  grams: string[];
  madeBy: string;
  madeAt: Date;
}

const status = new Schema(
  {
    id: { type: String, required: true },
    state: { type: String, required: true },
    reason: { type: String, default: '' },
    from: { type: String, required: true },
    until: { type: String, default: null },
    recordedBy: { type: String, required: true },
    recordedAt: { type: Date, required: true },
  },
  { _id: false },
);

const schema = new Schema<FacilityRecord>(
  {
    _id: { type: String, required: true },
    municipality: { type: String, required: true },
    name: { type: String, required: true },
    kana: { type: String, default: '' },
    kind: { type: String, required: true },
    hub: { type: String, default: null },
    phone: { type: String, default: '' },
    status: { type: [status], default: [] },
    telling: { type: Schema.Types.Mixed, default: [] },
    grams: { type: [String], required: true },
    madeBy: { type: String, required: true },
    madeAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'facilities' },
)
  .index({ municipality: 1, kind: 1 })
  .index({ kind: 1 })
  .index({ grams: 1 })
  .index({ 'telling.at': 1 });

export const facilityModel = (db: Connection) => defineModel<FacilityRecord>(db, 'Facility', schema);
