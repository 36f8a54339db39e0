import { type Connection, type Model, Schema } from 'mongoose';
import { type Unlinked, unlinkedIndex, unlinkedShape } from '#access/unlinked.ts';
import type { SeqRun } from '#domain/channels/seqRuns.ts';
import type { AccountId, ChannelId, FacilityId, PositionId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';
import { seqRunsShape } from './seqRunsShape.ts';

/** One reading: who read which entries, and when. Kept, so that the readers of a post have their times. */
export interface ReceiptRecord extends Unlinked {
  /** `channel:position:runs`: marking the same twice makes one receipt. */
  readonly _id: string;
  readonly channel: ChannelId;
  readonly position: PositionId;
  readonly account: AccountId;
  readonly name: string;
  readonly facility: FacilityId;
  readonly facilityName: string;
  readonly runs: readonly SeqRun[];
  /** Where the runs begin and end: receipts are found by these. */
  readonly first: number;
  readonly last: number;
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
    runs: seqRunsShape,
    first: { type: Number, required: true },
    last: { type: Number, required: true },
    at: { type: Date, required: true },
    fact: { type: Schema.Types.Mixed, default: null },
    ...unlinkedShape,
  },
  { collection: 'receipts', versionKey: false },
);
schema.index(...unlinkedIndex);
schema.index({ channel: 1, last: 1 });

export const receiptModel = (db: Connection): Model<ReceiptRecord> => defineModel(db, 'Receipt', schema);
