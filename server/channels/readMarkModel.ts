import { type Connection, type Model, Schema } from 'mongoose';
import type { AccountId, ChannelId, FacilityId, PositionId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/** How far one position has read a channel. Unread = head − upTo. */
export interface ReadMarkRecord {
  /** `channel:position` */
  readonly _id: string;
  readonly channel: ChannelId;
  readonly position: PositionId;
  readonly account: AccountId;
  readonly facility: FacilityId;
  readonly facilityName: string;
  readonly upTo: number;
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
    upTo: { type: Number, required: true },
  },
  { collection: 'readMarks', versionKey: false },
);
schema.index({ channel: 1 });

export const readMarkModel = (db: Connection): Model<ReadMarkRecord> => defineModel(db, 'ReadMark', schema);
