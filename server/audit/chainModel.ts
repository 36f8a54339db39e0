import { type Connection, Schema } from 'mongoose';
import type { ChainRecord } from '#domain/audit/chainRecord.ts';
import type { FoundBy } from '#domain/audit/foundBy.ts';
import { defineModel } from '#platform/defineModel.ts';

/** A record of a chain as stored. The fields beside its body are taken from the body, to find it by. */
export interface StoredRecord extends ChainRecord, FoundBy {
  readonly _id: string;
  /** The fencing number of the lease under which it was linked: along a chain it never falls. */
  readonly fence: number;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const chainSchema = new Schema<StoredRecord>(
  {
    _id: text,
    municipality: text,
    n: number,
    fact: text,
    previous: text,
    hash: text,
    body: text,
    at: { type: Date, required: true },
    account: text,
    patient: { type: String, default: null },
    allowed: { type: Boolean, required: true },
    crossing: { type: Boolean, required: true },
    denied: String,
    crossed: String,
    fence: number,
  },
  { versionKey: false, collection: 'auditChain' },
)
  // The two indexes that make the chain: a number is given once, and a fact is linked once, whoever tries.
  .index({ municipality: 1, n: 1 }, { unique: true })
  .index({ municipality: 1, fact: 1 }, { unique: true })
  // The export of one patient's records reads by number; lists read by time (readNewest.ts).
  .index({ municipality: 1, patient: 1, n: 1 })
  .index({ municipality: 1, at: 1 })
  .index({ municipality: 1, patient: 1, at: 1 })
  .index({ municipality: 1, account: 1, at: 1 })
  .index({ denied: 1 }, { sparse: true })
  .index({ crossed: 1 }, { sparse: true });

export const chainModel = (db: Connection) => defineModel<StoredRecord>(db, 'AuditRecord', chainSchema);

/** Who may link a chain now, and how far it had come when that was last said: a hint that may be too low, never too high. */
export interface ChainLease {
  readonly _id: string;
  readonly holder: string;
  readonly fence: number;
  readonly until: Date;
  readonly n: number;
}

const leaseSchema = new Schema<ChainLease>(
  {
    _id: text,
    holder: { type: String, default: '' },
    fence: number,
    until: { type: Date, required: true },
    n: number,
  },
  { versionKey: false, collection: 'auditLeases' },
);

export const leaseModel = (db: Connection) => defineModel<ChainLease>(db, 'AuditLease', leaseSchema);
