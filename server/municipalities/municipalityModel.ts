import { type Connection, Schema } from 'mongoose';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

export interface MunicipalityRecord {
  _id: MunicipalityCode;
  name: string;
  kana: string;
  /** The office to ask, shown with every refusal to somebody who has or had a relation. */
  office: { name: string; phone: string };
  /** The operator's account that made it. */
  madeBy: string;
  madeAt: Date;
}

const schema = new Schema<MunicipalityRecord>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    kana: { type: String, default: '' },
    office: {
      type: new Schema(
        { name: { type: String, required: true }, phone: { type: String, required: true } },
        { _id: false },
      ),
      required: true,
    },
    madeBy: { type: String, required: true },
    madeAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'municipalities' },
);

export const municipalityModel = (db: Connection) =>
  defineModel<MunicipalityRecord>(db, 'Municipality', schema);
