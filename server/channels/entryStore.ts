import type { Connection } from 'mongoose';
import type { Entry } from '#domain/channels/entry.ts';
import type { AccountId, ChannelId, PostId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import { channelModel } from './channelModel.ts';
import { type EntryRecord, entryModel } from './entryModel.ts';
import { insertTogether } from './insertTogether.ts';

/** What makes two attempts the same entry. */
export interface EntryKey {
  readonly account: AccountId;
  readonly clientId: string;
}

/** A seq of a channel that is known to be there. */
interface Known {
  readonly channel: ChannelId;
  readonly after: number;
}

/** Seqs looked through at once for a head; the log is gapless, so a short answer is the end. */
export const STRIDE = 500;
/** Channels whose heads are asked for in one command. */
const CHANNELS = 500;
/** Ranges of one command: the embedded store's time for them grows with their square (1,000 took 3.5 s of its CPU). */
const RANGES = 50;

export type ThreadStep = Pick<Entry, 'id' | 'thread' | 'seq' | 'kind' | 'state'>;

const toEntry = ({ _id, fact: _fact, unlinked: _mark, ...rest }: EntryRecord): Entry => ({
  ...rest,
  id: _id,
});

/** Reads are at majority and by bounded ranges of seq: no store may be asked to sort a whole channel (ADR 0001). */
export const openEntryStore = (db: Connection) => {
  const entries = entryModel(db);
  const channels = channelModel(db);
  const find = (filter: object) =>
    entries.find(filter).read('primary').readConcern('majority').lean<EntryRecord[]>();
  const hintOf = readTogether<ChannelId, number>(
    async (ids) => {
      const found = await channels
        .find({ _id: { $in: ids } }, { headHint: 1 }, readWhole)
        .readConcern('majority')
        .lean<{ _id: ChannelId; headHint: number }[]>();
      return new Map(found.map(({ _id, headHint }) => [_id, headHint]));
    },
    CHANNELS,
    true,
  );
  const behind = (known: readonly Known[]) =>
    entries
      .find(
        {
          $or: known.map(({ channel, after }) => ({ channel, seq: { $gt: after, $lte: after + STRIDE } })),
        },
        { channel: 1, seq: 1, _id: 0 },
        readWhole,
      )
      .read('primary')
      .readConcern('majority')
      .lean<{ channel: ChannelId; seq: number }[]>();
  const heads = async (known: readonly Known[]): Promise<Map<ChannelId, number>> => {
    const found = new Map<ChannelId, number>();
    const parts = Array.from({ length: Math.ceil(known.length / RANGES) }, (_, at) =>
      behind(known.slice(at * RANGES, (at + 1) * RANGES)),
    );
    for (const { channel, seq } of (await Promise.all(parts)).flat())
      found.set(channel, Math.max(found.get(channel) ?? 0, seq));
    return found;
  };
  const headAfter = readTogether<string, number>(
    async (keys) => {
      const asked = keys.map((key) => {
        const [channel, after] = key.split(' ') as [ChannelId, string];
        return { key, channel, after: Number(after) };
      });
      const found = await heads(asked);
      // Asked for from two seqs at once: the lower one's is the other's too, where there is more behind it.
      return new Map(asked.map(({ key, channel, after }) => [key, Math.max(after, found.get(channel) ?? 0)]));
    },
    CHANNELS,
    true,
  );

  const insert = insertTogether<EntryRecord>((records) =>
    entries.collection.insertMany(records as unknown as Record<string, unknown>[], {
      ordered: true,
      writeConcern: { w: 'majority', j: true },
    }),
  );

  return {
    /** In one ordered command with what others append at the same time: what stands after it is a prefix, whatever befalls it. */
    insert,

    /** The entries with `after < seq <= upTo`, in order. */
    range: async (channel: ChannelId, after: number, upTo: number): Promise<Entry[]> => {
      const found = await find({ channel, seq: { $gt: after, $lte: upTo } });
      return found.map(toEntry).sort((a, b) => a.seq - b.seq);
    },

    /** Which of these stand in the log already. */
    standing: async (channel: ChannelId, keys: readonly EntryKey[]): Promise<Entry[]> => {
      const accounts = [...new Set(keys.map(({ account }) => account))];
      const clientIds = [...new Set(keys.map((key) => key.clientId))];
      const found = await find({
        channel,
        'author.account': { $in: accounts },
        clientId: { $in: clientIds },
      });
      return found.map(toEntry);
    },

    byId: async (channel: ChannelId, id: PostId): Promise<Entry | null> => {
      const [found] = await find({ _id: id, channel });
      return found === undefined ? null : toEntry(found);
    },

    byIds: async (channel: ChannelId, wanted: readonly PostId[]): Promise<Entry[]> =>
      (await find({ _id: { $in: wanted }, channel })).map(toEntry),

    /** Entries of one topic, or (null) of the top level, within a bounded range; by the thread's own index. */
    thread: async (
      channel: ChannelId,
      thread: PostId | null,
      after: number,
      upTo: number,
    ): Promise<Entry[]> => {
      const found = await find({ channel, thread, seq: { $gt: after, $lte: upTo } });
      return found.map(toEntry).sort((a, b) => a.seq - b.seq);
    },

    /** Where the entries of these topics stand and which states they set, without their content. */
    ofThreads: async (channel: ChannelId, threads: readonly PostId[]): Promise<ThreadStep[]> => {
      if (threads.length === 0) return [];
      const found = await entries
        .find({ channel, thread: { $in: threads } })
        .select({ thread: 1, seq: 1, kind: 1, state: 1 })
        .read('primary')
        .readConcern('majority')
        .lean<(Omit<ThreadStep, 'id'> & { _id: PostId })[]>();
      return found.map(({ _id, thread, seq, kind, state }) => ({ id: _id, thread, seq, kind, state }));
    },

    /** Entries of one kind within a bounded range. */
    ofKind: async (
      channel: ChannelId,
      kind: Entry['kind'],
      after: number,
      upTo: number,
    ): Promise<Entry[]> => {
      const found = await find({ channel, kind, seq: { $gt: after, $lte: upTo } });
      return found.map(toEntry).sort((a, b) => a.seq - b.seq);
    },

    /** Entries that have a file of these classes, within a bounded range; by the album's own index. */
    withFiles: async (
      channel: ChannelId,
      classes: readonly DataClass[],
      after: number,
      upTo: number,
    ): Promise<Entry[]> => {
      const found = await find({
        channel,
        'attachments.dataClass': { $in: classes },
        seq: { $gt: after, $lte: upTo },
      });
      return found.map(toEntry).sort((a, b) => a.seq - b.seq);
    },

    /** The seqs above `after` of each of these channels' logs, in one question: the poll of open channels. */
    heads,
    /** The highest of the next seqs after one; that one where nothing follows. */
    headAfter: async ({ channel, after }: Known): Promise<number> =>
      (await headAfter(`${channel} ${after}`)) ?? after,

    hint: async (channel: ChannelId): Promise<number> => (await hintOf(channel)) ?? 0,

    /** Called with a seq that is durable only: the hint may lag and never leads. */
    raiseHint: async (channel: ChannelId, seq: number): Promise<void> => {
      await channels.updateOne({ _id: channel }, { $max: { headHint: seq } }, { upsert: true });
    },

    /** The seq of the entry that names this attachment: what WA15 compares with a provision. */
    seqOfAttachment: async (channel: ChannelId, attachment: string): Promise<number | null> => {
      const found = await find({ 'attachments.id': attachment, channel });
      return found.length === 0 ? null : Math.min(...found.map(({ seq }) => seq));
    },

    /** Collections and indexes, made before anything listens: creating on the first write is a race. */
    prepare: async (): Promise<void> => {
      for (const model of [entries, channels]) {
        await model.createCollection();
        await model.createIndexes();
      }
    },
  };
};

export type EntryStore = ReturnType<typeof openEntryStore>;
