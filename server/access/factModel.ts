import { type Connection, Schema } from 'mongoose';
import { defineModel } from '#platform/defineModel.ts';
import type { FactRecord } from './factRecord.ts';
import { type Unlinked, unlinkedIndex, unlinkedShape } from './unlinked.ts';

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
  object: { type: Schema.Types.Mixed, default: null },
  patient: nullable,
  from: nullable,
  to: nullable,
  purpose: nullable,
  dataClasses: { type: [String], required: true },
  shown: { type: Schema.Types.Mixed, default: null },
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
  times: { type: Number, default: 1 },
  crossing: { type: Schema.Types.Mixed, default: null },
} as const;

const schema = new Schema<FactRecord & Unlinked>(
  { ...factShape, ...unlinkedShape },
  { versionKey: false, collection: 'facts' },
)
  .index(...unlinkedIndex)
  .index({ at: 1 })
  .index({ account: 1, at: 1 });

export const factModel = (db: Connection) => defineModel<FactRecord & Unlinked>(db, 'Fact', schema);
