import { type Connection, Schema } from 'mongoose';
import type { Act, RecordRef } from '#domain/access/recordRef.ts';
import type { FactId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { defineModel } from '#platform/defineModel.ts';

/** One judgement as decided: ids for names, and the grounds (DESIGN decision 8). Every key is always there. */
export interface FactRecord {
  _id: FactId;
  at: Date;
  kind: 'judged' | 'provision-opened' | 'provision-closed';
  account: string;
  session: string;
  position: string | null;
  act: Act;
  record: { kind: RecordRef['kind']; id: string };
  /** The record's home and the reader's municipality: the two ends into whose chains it goes. */
  from: string | null;
  to: string | null;
  purpose: string | null;
  dataClasses: DataClass[];
  relation: string | null;
  allowed: boolean;
  code: string | null;
  rule: string | null;
  agreement: string | null;
  version: number | null;
  clause: string | null;
  membership: string | null;
  consent: string | null;
  readOnly: boolean;
}

const nullable = { type: String, default: null };

export const factShape = {
  _id: { type: String, required: true },
  at: { type: Date, required: true },
  kind: { type: String, required: true },
  account: { type: String, required: true },
  session: { type: String, required: true },
  position: nullable,
  act: { type: String, required: true },
  record: {
    type: new Schema(
      { kind: { type: String, required: true }, id: { type: String, required: true } },
      { _id: false },
    ),
    required: true,
  },
  from: nullable,
  to: nullable,
  purpose: nullable,
  dataClasses: { type: [String], required: true },
  relation: nullable,
  allowed: { type: Boolean, required: true },
  code: nullable,
  rule: nullable,
  agreement: nullable,
  version: { type: Number, default: null },
  clause: nullable,
  membership: nullable,
  consent: nullable,
  readOnly: { type: Boolean, required: true },
} as const;

const schema = new Schema<FactRecord>(factShape, { versionKey: false, collection: 'facts' })
  // The chainer and the auditor read by time; a person's reads are found by account.
  .index({ at: 1 })
  .index({ account: 1, at: 1 });

export const factModel = (db: Connection) => defineModel<FactRecord>(db, 'Fact', schema);
