import { type Connection, type Model, Schema } from 'mongoose';
import { type Unlinked, unlinkedIndex, unlinkedShape } from '#access/unlinked.ts';
import type { AccountId, ChannelId, FacilityId, PositionId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** One move of a read mark: who read `after < seq <= upTo`, and when. Kept, so that a post's readers have times. */
export interface ReceiptRecord extends Unlinked {
  /** `channel:position:upTo`: marking twice makes one. */
  readonly _id: string;
  readonly channel: ChannelId;
  readonly position: PositionId;
  readonly account: AccountId;
  readonly name: string;
  readonly facility: FacilityId;
  readonly facilityName: string;
  readonly after: number;
  readonly upTo: number;
  readonly at: Date;
  readonly fact: unknown;
}

const text = { type: String, required: true } as const;
const schema = new Schema<ReceiptRecord>(
  {
    _id: text,
    channel: text,
    position: text,
    account: text,
    name: text,
    facility: text,
    facilityName: text,
    after: { type: Number, required: true },
    upTo: { type: Number, required: true },
    at: { type: Date, required: true },
    fact: { type: Schema.Types.Mixed, default: null },
    ...unlinkedShape,
  },
  { collection: 'receipts', versionKey: false },
);
schema.index(...unlinkedIndex);
schema.index({ channel: 1, upTo: 1 });

export const receiptModel = (db: Connection): Model<ReceiptRecord> => defineModel(db, 'Receipt', schema);
