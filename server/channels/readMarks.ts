import type { Connection } from 'mongoose';
import { unlinked } from '#access/unlinked.ts';
import type { EntryAuthor } from '#domain/channels/entry.ts';
import { hasSeq, joinRuns, runsWithout, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId, PositionId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { LruMap } from '#platform/lruMap.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import { OwnSeqs } from './ownSeqs.ts';
import { type ReadMarkRecord, readMarkModel } from './readMarkModel.ts';
import { type ReceiptRecord, receiptModel } from './receiptModel.ts';
import { updateTogether } from './updateTogether.ts';

/** What a position has read of a channel, and what does not count as unread for it any more. */
export type Marks = Pick<ReadMarkRecord, 'read' | 'settled'>;

/** What a mark adds. */
export interface Marked {
  readonly read: SeqRuns;
  readonly settled: SeqRuns;
}

const unmarked: Marks = { read: [], settled: [] };
const keyOf = (channel: ChannelId, position: PositionId) => `${channel}:${position}`;
/** A person has a handful of tabs: a writer that loses so often in a row does not lose to them. */
const MOST_TRIES = 20;
const MOST_READ = 1_000;
/** A team has some dozens of marks. */
const MOST_CHANNELS = 50;
/** Some hundred bytes each. */
const MOST_WRITTEN = 10_000;

/** Read marks and receipts of channels. */
export const openReadMarks = (db: Connection) => {
  const marks = readMarkModel(db);
  const receipts = receiptModel(db);
  const find = readTogether<string, ReadMarkRecord>(
    async (ids) => {
      const found = await marks
        .find({ _id: { $in: ids } }, {}, readWhole)
        .readConcern('majority')
        .lean<ReadMarkRecord[]>();
      return new Map(found.map((mark) => [mark._id, mark]));
    },
    MOST_READ,
    true,
  );
  /** Of all channels that are asked for in one moment with one question. */
  const inChannel = readTogether<ChannelId, ReadMarkRecord[]>(async (channels) => {
    const found = await marks
      .find({ channel: { $in: channels } }, {}, readWhole)
      .readConcern('majority')
      .lean<ReadMarkRecord[]>();
    return Map.groupBy(found, ({ channel }) => channel);
  }, MOST_CHANNELS);
  const own = new OwnSeqs();
  /** The marks as this node wrote them last: `rev` tells whether another node has written since. */
  const written = new LruMap<string, ReadMarkRecord>(MOST_WRITTEN);

  // What several people wrote at the same moment is settled by one command. It uses the driver itself, since each
  // post waits for its turn here.
  const update = updateTogether(async (updates) => {
    const writes = updates.map(({ filter, set }) => ({ updateOne: { filter, update: { $set: set } } }));
    return (await marks.collection.bulkWrite(writes as never[], { ordered: false })).matchedCount;
  });

  /** Writes what was read, starting from `before`; false where another tab has written since. */
  const write = async (id: string, before: ReadMarkRecord | null, after: Omit<ReadMarkRecord, '_id'>) => {
    if (before !== null) return update({ filter: { _id: id, rev: before.rev }, set: after });
    try {
      await marks.create({ _id: id, ...after });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };

  return {
    /** Somebody's own, whose mark is not stored yet. */
    learnOwn: (channel: ChannelId, position: PositionId, seq: number): void =>
      own.learn(channel, position, seq),

    /** What is settled by stored marks, and by having written it oneself. */
    withOwn: (channel: ChannelId, position: PositionId, settled: SeqRuns): SeqRuns =>
      own.join(channel, position, settled),

    of: async (channel: ChannelId, position: PositionId): Promise<Marks> => {
      const { read, settled } = (await find(keyOf(channel, position))) ?? unmarked;
      return { read, settled: own.join(channel, position, settled) };
    },

    ofMany: async (
      channels: readonly ChannelId[],
      position: PositionId,
    ): Promise<Map<ChannelId, SeqRuns>> => {
      const found = await Promise.all(channels.map((channel) => find(keyOf(channel, position))));
      return new Map(
        channels.map((channel, at) => [channel, own.join(channel, position, found[at]?.settled ?? [])]),
      );
    },

    /**
     * Adds to the marks, and takes nothing away. The receipt of what is newly read comes first: if we die between the
     * two, marking it again finds the receipt made.
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
      let tried = false;
      for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
        // Receipts say what is newly read, so the store must be asked for them.
        const known = added.read.length === 0 ? written.get(id) : undefined;
        const before = known ?? (await find(id));
        const { read, settled } = before ?? unmarked;
        const runs = runsWithout(added.read, read);
        const after = {
          read: joinRuns(read, runs),
          settled: own.join(channel, position, joinRuns(settled, added.settled, added.read)),
        };
        if (runs.length === 0 && runsWithout(after.settled, settled).length === 0) {
          // After an earlier try this one may have made it itself.
          if (known === undefined) return { ...after, moved: tried };
          // There is nothing to write, so no write would tell what another node has written.
          written.delete(id);
          continue;
        }
        if (runs.length > 0) {
          const _id = `${id}:${runs.map(({ first, last }) => `${first}-${last}`).join('+')}`;
          const bounds = { first: runs[0]!.first, last: runs.at(-1)!.last };
          const receipt = { ...who, ...bounds, _id, name, runs, at, fact, ...unlinked(fact) };
          await receipts.create(receipt).catch((error: unknown) => {
            if (!isDuplicateKey(error)) throw error;
          });
        }
        const next = { ...who, ...after, rev: (before?.rev ?? 0) + 1 };
        if (await write(id, before, next)) {
          written.set(id, { _id: id, ...next });
          return { ...after, moved: true };
        }
        tried = true;
        written.delete(id);
      }
      throw new Failure('N-01', { retryAfterSeconds: 1 });
    },

    /** All marks of a channel: as many as its team has had members. */
    ofChannel: async (channel: ChannelId): Promise<readonly ReadMarkRecord[]> =>
      (await inChannel(channel)) ?? [],

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
