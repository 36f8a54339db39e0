import { Schema } from 'mongoose';

const seq = { type: Number, required: true } as const;

/** Runs of seqs as a field of a stored record. */
export const seqRunsShape = { type: [new Schema({ first: seq, last: seq }, { _id: false })], default: [] };
