import { type Connection, Schema } from 'mongoose';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

/** One dated row of the areas file: which medical area a municipality lies in (WA5 same-area). */
export interface MedicalAreaRecord {
  _id: string;
  municipality: MunicipalityCode;
  municipalityName: string;
  area: string;
  areaName: string;
  from: Day | null;
  until: Day | null;
}

const schema = new Schema<MedicalAreaRecord>(
  {
    _id: { type: String, required: true },
    municipality: { type: String, required: true },
    municipalityName: { type: String, required: true },
    area: { type: String, required: true },
    areaName: { type: String, required: true },
    from: { type: String, default: null },
    until: { type: String, default: null },
  },
  { versionKey: false, collection: 'medicalAreas' },
).index({ municipality: 1, from: 1 }, { unique: true });

export const medicalAreaModel = (db: Connection) => defineModel<MedicalAreaRecord>(db, 'MedicalArea', schema);
