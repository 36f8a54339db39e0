import type { Connection } from 'mongoose';
import { unlinked } from '#access/unlinked.ts';
import type { EntryAuthor } from '#domain/channels/entry.ts';
import type { ChannelId, PositionId } from '#domain/ids.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { type ReadMarkRecord, readMarkModel } from './readMarkModel.ts';
import { type ReceiptRecord, receiptModel } from './receiptModel.ts';

const keyOf = (channel: ChannelId, position: PositionId) => `${channel}:${position}`;

/** Read marks and receipts of channels. */
export const openReadMarks = (db: Connection) => {
  const marks = readMarkModel(db);
  const receipts = receiptModel(db);
  const read = async (channel: ChannelId, position: PositionId): Promise<number> => {
    const mark = await marks
      .findById(keyOf(channel, position))
      .readConcern('majority')
      .lean<ReadMarkRecord>();
    return mark?.upTo ?? 0;
  };
  return {
    read,

    readMany: async (
      channels: readonly ChannelId[],
      position: PositionId,
    ): Promise<Map<ChannelId, number>> => {
      const wanted = channels.map((channel) => keyOf(channel, position));
      const found = await marks
        .find({ _id: { $in: wanted } })
        .readConcern('majority')
        .lean<ReadMarkRecord[]>();
      return new Map(found.map(({ channel, upTo }) => [channel, upTo]));
    },

    /** Raises the mark; never lowers it. The receipt first: should we die between, marking again finds it made. */
    raise: async (
      channel: ChannelId,
      reader: EntryAuthor,
      upTo: number,
      at: Date,
      fact: unknown,
    ): Promise<{ upTo: number; moved: boolean }> => {
      const { position, account, facility, facilityName, name } = reader;
      const after = await read(channel, position);
      if (upTo <= after) return { upTo: after, moved: false };
      const who = { channel, position, account, facility, facilityName };
      const receipt = {
        ...who,
        _id: `${keyOf(channel, position)}:${upTo}`,
        name,
        after,
        upTo,
        at,
        fact,
        ...unlinked(fact),
      };
      try {
        await receipts.create(receipt);
        await marks.updateOne(
          { _id: keyOf(channel, position) },
          { $max: { upTo }, $set: who },
          { upsert: true },
        );
      } catch (error) {
        // Two tabs of one person at once: one receipt, and the mark is raised by $max either way.
        if (!isDuplicateKey(error)) throw error;
        await marks.updateOne(
          { _id: keyOf(channel, position) },
          { $max: { upTo }, $set: who },
          { upsert: true },
        );
      }
      return { upTo: Math.max(after, upTo), moved: true };
    },

    /** All marks of a channel: as many as its team has had members. */
    ofChannel: (channel: ChannelId): Promise<ReadMarkRecord[]> =>
      marks.find({ channel }).readConcern('majority').lean<ReadMarkRecord[]>().exec(),

    /** The receipts that cover this seq. */
    covering: (channel: ChannelId, seq: number): Promise<ReceiptRecord[]> =>
      receipts
        .find({ channel, upTo: { $gte: seq }, after: { $lt: seq } })
        .readConcern('majority')
        .lean<ReceiptRecord[]>()
        .exec(),

    prepare: async (): Promise<void> => {
      for (const model of [marks, receipts]) {
        await model.createCollection();
        await model.createIndexes();
      }
    },
  };
};

export type ReadMarks = ReturnType<typeof openReadMarks>;
