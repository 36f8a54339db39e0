import { type Connection, Schema } from 'mongoose';
import type { Checkpoint, Contradiction } from '#domain/audit/checkpoint.ts';
import { defineModel } from '#platform/defineModel.ts';

/** A checkpoint as one side keeps it. The side (`keeper`) is the municipality itself, or a party of one of its agreements. */
export interface KeptCheckpoint extends Checkpoint {
  /** `keeper:municipality:n:hash`: so a checkpoint that contradicts another is kept beside it. */
  readonly _id: string;
  readonly keeper: string;
  readonly contradicts: Contradiction | 'unsigned' | null;
}

const text = { type: String, required: true } as const;
const schema = new Schema<KeptCheckpoint>(
  {
    _id: text,
    keeper: text,
    municipality: text,
    n: { type: Number, required: true },
    hash: text,
    at: text,
    key: text,
    signature: text,
    contradicts: { type: String, default: null },
  },
  { versionKey: false, collection: 'auditCheckpoints' },
).index({ keeper: 1, municipality: 1, at: 1 });

export const checkpointModel = (db: Connection) => defineModel<KeptCheckpoint>(db, 'AuditCheckpoint', schema);
