import { type Connection, type Model, Schema } from 'mongoose';
import type { ChannelId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/**
 * Where a cold node begins to look for the head of a channel. Made with the channel's first entries, and raised now
 * and then by `$max`: it may be too low, never too high. What counts is the log.
 */
export interface ChannelRecord {
  readonly _id: ChannelId;
  readonly headHint: number;
}

const schema = new Schema<ChannelRecord>(
  { _id: { type: String, required: true }, headHint: { type: Number, required: true } },
  { collection: 'channels', versionKey: false },
);

export const channelModel = (db: Connection): Model<ChannelRecord> => defineModel(db, 'Channel', schema);
