import type { Connection } from 'mongoose';
import { unlinked } from '#access/unlinked.ts';
import type { EntryAuthor } from '#domain/channels/entry.ts';
import { hasSeq, joinRuns, runsWithout, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId, PositionId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { readWhole } from '#platform/readWhole.ts';
import { type ReadMarkRecord, readMarkModel } from './readMarkModel.ts';
import { type ReceiptRecord, receiptModel } from './receiptModel.ts';

/** What a position has read of a channel, and what is unread no more for it. */
export type Marks = Pick<ReadMarkRecord, 'read' | 'settled'>;

/** What a mark adds. */
export interface Marked {
  readonly read: SeqRuns;
  readonly settled: SeqRuns;
}

const unmarked: Marks = { read: [], settled: [] };
const keyOf = (channel: ChannelId, position: PositionId) => `${channel}:${position}`;
/** A person has a handful of tabs: who loses so often in a row does not lose to them. */
const MOST_TRIES = 20;

/** Read marks and receipts of channels. */
export const openReadMarks = (db: Connection) => {
  const marks = readMarkModel(db);
  const receipts = receiptModel(db);
  const find = (id: string) => marks.findById(id).readConcern('majority').lean<ReadMarkRecord>();

  /** Writes what was read from `before`; false where another tab wrote since. */
  const write = async (id: string, before: ReadMarkRecord | null, after: Omit<ReadMarkRecord, '_id'>) => {
    if (before !== null)
      return (await marks.updateOne({ _id: id, rev: before.rev }, { $set: after })).matchedCount === 1;
    try {
      await marks.create({ _id: id, ...after });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };

  return {
    of: async (channel: ChannelId, position: PositionId): Promise<Marks> =>
      (await find(keyOf(channel, position))) ?? unmarked,

    ofMany: async (
      channels: readonly ChannelId[],
      position: PositionId,
    ): Promise<Map<ChannelId, SeqRuns>> => {
      const wanted = channels.map((channel) => keyOf(channel, position));
      const found = await marks
        .find({ _id: { $in: wanted } }, {}, readWhole)
        .readConcern('majority')
        .lean<ReadMarkRecord[]>();
      return new Map(found.map(({ channel, settled }) => [channel, settled]));
    },

    /**
     * Adds to the marks, and takes nothing away. The receipt of what is newly read first: should we die between,
     * marking again finds it made.
     */
    add: async (
      channel: ChannelId,
      reader: EntryAuthor,
      added: Marked,
      at: Date,
      fact: unknown,
    ): Promise<Marks & { readonly moved: boolean }> => {
      const { position, account, facility, facilityName, name } = reader;
      const id = keyOf(channel, position);
      const who = { channel, position, account, facility, facilityName };
      for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
        const before = await find(id);
        const { read, settled } = before ?? unmarked;
        const runs = runsWithout(added.read, read);
        const after = { read: joinRuns(read, runs), settled: joinRuns(settled, added.settled, added.read) };
        if (runs.length === 0 && runsWithout(after.settled, settled).length === 0)
          return { ...after, moved: false };
        if (runs.length > 0) {
          const _id = `${id}:${runs.map(({ first, last }) => `${first}-${last}`).join('+')}`;
          const bounds = { first: runs[0]!.first, last: runs.at(-1)!.last };
          const receipt = { ...who, ...bounds, _id, name, runs, at, fact, ...unlinked(fact) };
          await receipts.create(receipt).catch((error: unknown) => {
            if (!isDuplicateKey(error)) throw error;
          });
        }
        if (await write(id, before, { ...who, ...after, rev: (before?.rev ?? 0) + 1 }))
          return { ...after, moved: true };
      }
      throw new Failure('N-01', { retryAfterSeconds: 1 });
    },

    /** All marks of a channel: as many as its team has had members. */
    ofChannel: (channel: ChannelId): Promise<ReadMarkRecord[]> =>
      marks.find({ channel }).readConcern('majority').lean<ReadMarkRecord[]>().exec(),

    /** The receipts that cover this seq. */
    covering: async (channel: ChannelId, seq: number): Promise<ReceiptRecord[]> => {
      const found = await receipts
        .find({ channel, last: { $gte: seq }, first: { $lte: seq } })
        .readConcern('majority')
        .lean<ReceiptRecord[]>();
      return found.filter(({ runs }) => hasSeq(runs, seq));
    },

    prepare: async (): Promise<void> => {
      for (const model of [marks, receipts]) {
        await model.createCollection();
        await model.createIndexes();
      }
    },
  };
};

export type ReadMarks = ReturnType<typeof openReadMarks>;
