import { type Connection, type Model, Schema } from 'mongoose';
import { type Unlinked, unlinkedIndex, unlinkedShape } from '#access/unlinked.ts';
import type { AccountId, MinutesId, PositionId } from '#domain/ids.ts';
import type { SealedPerson } from '#domain/minutes/minutesEntry.ts';
import { defineModel } from '#platform/defineModel.ts';

/** 追記: a record of its own, linked to sealed minutes that it leaves as they are. */
export interface SupplementRecord extends Unlinked {
  readonly _id: string;
  readonly minutes: MinutesId;
  readonly n: number;
  readonly at: Date;
  readonly account: AccountId;
  readonly position: PositionId | null;
  readonly by: SealedPerson;
  readonly text: string;
  /**
   * [MI12] What 確定 left out and this supplement takes over, by key, and the names of those who had written it. Absent
   * in supplements from before there was such a choice.
   */
  readonly takes?: readonly string[];
  readonly writers?: readonly string[];
  /** The seal that stood when it was written. */
  readonly sha256: string;
  readonly fact: unknown;
}

const schema = new Schema<SupplementRecord>(
  {
    _id: { type: String, required: true },
    minutes: { type: String, required: true },
    n: { type: Number, required: true },
    at: { type: Date, required: true },
    account: { type: String, required: true },
    position: { type: String, default: null },
    by: Schema.Types.Mixed,
    text: { type: String, required: true },
    takes: { type: [String], default: undefined },
    writers: { type: [String], default: undefined },
    sha256: { type: String, required: true },
    fact: Schema.Types.Mixed,
    ...unlinkedShape,
  },
  { collection: 'minutesSupplements', autoIndex: false, autoCreate: false, versionKey: false },
);
schema.index(...unlinkedIndex);
schema.index({ minutes: 1, n: 1 }, { unique: true });

export const supplementModel = (db: Connection): Model<SupplementRecord> =>
  defineModel(db, 'MinutesSupplement', schema);
