import { type Connection, type Model, Schema } from 'mongoose';
import type { ChannelId } from '#domain/ids.ts';
import { defineModel } from '#platform/defineModel.ts';

/**
 * Where a cold node starts to look for a channel's head. Made with the channel's first entries; raised now and then
 * by `$max`, so it may lag and never leads. No truth is kept here.
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
