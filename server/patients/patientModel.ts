import { type Connection, Schema } from 'mongoose';
import type { ChannelId, PatientId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { defineModel } from '#platform/defineModel.ts';

/** フェイスシート: what a colleague must know first. Its data class is `face-sheet`. */
export interface FaceSheet {
  address: string;
  phone: string;
  careLevel: string;
  diagnoses: string[];
  medication: string[];
  allergies: string[];
  keyPerson: string;
  doctor: string;
  note: string;
}

export interface PatientRecord {
  _id: PatientId;
  home: MunicipalityCode;
  channel: ChannelId;
  name: string;
  kana: string;
  grams: string[];
  birth: Day;
  sex: 'female' | 'male' | 'other';
  faceSheet: FaceSheet;
  registeredBy: string;
  registeredAt: Date;
}

const text = { type: String, default: '' };
const faceSheet = new Schema(
  {
    address: text,
    phone: text,
    careLevel: text,
    diagnoses: { type: [String], default: [] },
    medication: { type: [String], default: [] },
    allergies: { type: [String], default: [] },
    keyPerson: text,
    doctor: text,
    note: text,
  },
  { _id: false },
);

const schema = new Schema<PatientRecord>(
  {
    _id: { type: String, required: true },
    home: { type: String, required: true },
    channel: { type: String, required: true },
    name: { type: String, required: true },
    kana: { type: String, default: '' },
    grams: { type: [String], required: true },
    birth: { type: String, required: true },
    sex: { type: String, required: true },
    faceSheet: { type: faceSheet, required: true },
    registeredBy: { type: String, required: true },
    registeredAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'patients' },
)
  .index({ channel: 1 }, { unique: true })
  .index({ home: 1, kana: 1 })
  .index({ home: 1, birth: 1 });

export const patientModel = (db: Connection) => defineModel<PatientRecord>(db, 'Patient', schema);
