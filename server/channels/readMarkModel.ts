import { type Connection, type Model, Schema } from 'mongoose';
import type { SeqRun } from '#domain/channels/seqRuns.ts';
import type { AccountId, ChannelId, FacilityId, PositionId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';
import { seqRunsShape } from './seqRunsShape.ts';

/** What one position has read of a channel, and what does not count as unread for it any more (PO4). */
export interface ReadMarkRecord {
  /** `channel:position` */
  readonly _id: string;
  readonly channel: ChannelId;
  readonly position: PositionId;
  readonly account: AccountId;
  readonly facility: FacilityId;
  readonly facilityName: string;
  /** What was in view in words that the reader may see: its writers are told this as 既読. */
  readonly read: readonly SeqRun[];
  /** All of `read`, and what need not be read: one's own, withheld places that were in view, and what すべて既読にする set aside. */
  readonly settled: readonly SeqRun[];
  /** Raised with each change: if two tabs write at once, the second one reads again. */
  readonly rev: number;
}

const text = { type: String, required: true } as const;
const schema = new Schema<ReadMarkRecord>(
  {
    _id: text,
    channel: text,
    position: text,
    account: text,
    facility: text,
    facilityName: text,
    read: seqRunsShape,
    settled: seqRunsShape,
    rev: { type: Number, required: true },
  },
  { collection: 'readMarks', versionKey: false },
);
schema.index({ channel: 1 });

export const readMarkModel = (db: Connection): Model<ReadMarkRecord> => defineModel(db, 'ReadMark', schema);
