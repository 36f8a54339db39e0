import { type Connection, Schema } from 'mongoose';
import type { Capacity } from '#domain/access/attributes.ts';
import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import type { RightEnd } from '#domain/rights/endWith.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';
import { rightEndShape } from '#platform/rightEndShape.ts';

/** A dated grant of a capacity (DOMAIN.md §2): officer, facility manager, operator ... */
export interface CapacityRecord {
  _id: string;
  account: AccountId;
  capacity: Capacity;
  position: PositionId | null;
  municipality: MunicipalityCode | null;
  facility: FacilityId | null;
  from: Day;
  until: Day | null;
  grantedBy: string;
  grantedAt: Date;
  endedBy: string | null;
  ends: RightEnd[];
}

const schema = new Schema<CapacityRecord>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    capacity: { type: String, required: true },
    position: { type: String, default: null },
    municipality: { type: String, default: null },
    facility: { type: String, default: null },
    from: { type: String, required: true },
    until: { type: String, default: null },
    grantedBy: { type: String, required: true },
    grantedAt: { type: Date, required: true },
    endedBy: { type: String, default: null },
    ends: rightEndShape,
  },
  { versionKey: false, collection: 'capacities' },
)
  .index({ account: 1 })
  .index({ capacity: 1, municipality: 1 });

export const capacityModel = (db: Connection) => defineModel<CapacityRecord>(db, 'Capacity', schema);
