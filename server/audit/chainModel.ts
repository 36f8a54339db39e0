import { type Connection, Schema } from 'mongoose';
import { defineModel } from '#platform/defineModel.ts';

/** One record of a municipality's chain, as it was linked: never changed, never removed. */
export interface ChainRecord {
  /** `municipality:n`. */
  _id: string;
  municipality: string;
  n: number;
  /** The id of the fact, which each chain holds once. */
  fact: string;
  previous: string;
  hash: string;
  /** Canonical JSON of `{fact, municipality, n}`: the bytes that were hashed. */
  text: string;
  /** Copies out of the text, to find by. */
  at: Date;
  account: string;
  patient: string | null;
}

/** Where a chain ends now. Moved in the transaction that appends. */
export interface ChainHead {
  /** The municipality. */
  _id: string;
  n: number;
  hash: string;
  /** The fencing number of the chainer that moved it last: an older one moves it no more. */
  fence: number;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };

const recordSchema = new Schema<ChainRecord>(
  {
    ...{ _id: text, municipality: text, n: number, fact: text, previous: text, hash: text, text },
    ...{ at: { type: Date, required: true }, account: text, patient: { type: String, default: null } },
  },
  { versionKey: false, collection: 'auditRecords' },
)
  .index({ municipality: 1, n: 1 }, { unique: true })
  .index({ municipality: 1, fact: 1 }, { unique: true })
  .index(
    { municipality: 1, patient: 1, n: 1 },
    { partialFilterExpression: { patient: { $type: 'string' } } },
  );

const headSchema = new Schema<ChainHead>(
  { _id: text, n: number, hash: text, fence: number },
  { versionKey: false, collection: 'auditHeads' },
);

export const chainModel = (db: Connection) => defineModel<ChainRecord>(db, 'AuditRecord', recordSchema);
export const headModel = (db: Connection) => defineModel<ChainHead>(db, 'AuditHead', headSchema);
