import { type Connection, type Model, Schema } from 'mongoose';
import type { MinutesId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** The sealed record: hash and size of the canonical log up to 確定. Its packed bytes lie in parts beside it. */
export interface SealRecord {
  readonly _id: MinutesId;
  /** The n of 確定. */
  readonly n: number;
  readonly sha256: string;
  readonly parts: number;
  readonly sealedAt: Date;
}

export interface SealPartRecord {
  readonly _id: string;
  readonly minutes: MinutesId;
  readonly part: number;
  readonly packed: Uint8Array;
}

const options = { autoIndex: false, autoCreate: false, versionKey: false } as const;
const seal = new Schema<SealRecord>(
  {
    _id: { type: String, required: true },
    n: { type: Number, required: true },
    sha256: { type: String, required: true },
    parts: { type: Number, required: true },
    sealedAt: { type: Date, required: true },
  },
  { ...options, collection: 'minutesSeals' },
);
const sealPart = new Schema<SealPartRecord>(
  {
    _id: { type: String, required: true },
    minutes: { type: String, required: true },
    part: { type: Number, required: true },
    packed: { type: Buffer, required: true },
  },
  { ...options, collection: 'minutesSealParts' },
);
sealPart.index({ minutes: 1, part: 1 }, { unique: true });

export const sealModel = (db: Connection): Model<SealRecord> => defineModel(db, 'MinutesSeal', seal);
export const sealPartModel = (db: Connection): Model<SealPartRecord> =>
  defineModel(db, 'MinutesSealPart', sealPart);
