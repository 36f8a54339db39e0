import { type Connection, Schema } from 'mongoose';
import type { FacilityId, PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

/** A position made before RI12 in a way that is no longer given; listed by the migration to version 8. */
export interface RightFindingRecord {
  /** The position's id. */
  _id: PositionId;
  /** Of the facility, whose office looks at it. */
  municipality: MunicipalityCode;
  facility: FacilityId;
  problems: string[];
}

const schema = new Schema<RightFindingRecord>(
  {
    _id: { type: String, required: true },
    municipality: { type: String, required: true },
    facility: { type: String, required: true },
    problems: { type: [String], required: true },
  },
  { versionKey: false, collection: 'rightFindings' },
).index({ municipality: 1 });

export const rightFindingModel = (db: Connection) =>
  defineModel<RightFindingRecord>(db, 'RightFinding', schema);
