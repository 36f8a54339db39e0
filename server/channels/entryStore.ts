import type { Connection } from 'mongoose';
import { isQuiet } from '#domain/channels/change.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { AccountId, ChannelId, PostId } from '#domain/ids.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import { channelModel } from './channelModel.ts';
import { type EntryRecord, entryModel } from './entryModel.ts';
import { insertTogether } from './insertTogether.ts';
import { toEntry } from './toEntry.ts';

/** What makes two attempts one entry. */
export interface EntryKey {
  readonly account: AccountId;
  readonly clientId: string;
}

/** A seq of a channel that is known to be there. */
interface Known {
  readonly channel: ChannelId;
  readonly after: number;
}

/** So many seqs are looked through at once for a head. The log has no gaps, so a short answer is its end. */
export const STRIDE = 500;
/** Channels whose heads are asked for in one command. */
const CHANNELS = 500;
/** So many ranges go into one command: the embedded store's time grows with their square (1,000 took 3.5 s of its CPU). */
const RANGES = 50;

export type ThreadStep = Pick<Entry, 'id' | 'thread' | 'seq' | 'kind' | 'state'>;

/** By which an entry that calls somebody is found. */
const mentionKey = (channel: ChannelId, id: string): string => `${channel}:${id}`;
/** What is no post is found by its part of a channel; by ranges each of them would cost a range. */
const PART = 500;
const partOf = (channel: ChannelId, seq: number): string => `${channel}:${Math.floor(seq / PART)}`;
/** Parts that one command asks for. */
const PARTS = 500;

/** The fields by which an entry is found, beside its place; absent where it is not found so. */
export const findingKeys = (
  channel: ChannelId,
  { seq, kind, mentions = [] }: Pick<Entry, 'seq' | 'kind' | 'mentions'>,
): Pick<EntryRecord, 'mentioned' | 'quiet'> => ({
  ...(mentions.length === 0
    ? {}
    : { mentioned: [...new Set(mentions.map(({ id }) => mentionKey(channel, id)))] }),
  ...(isQuiet(kind) ? { quiet: partOf(channel, seq) } : {}),
});
export type Calling = Pick<Entry, 'id' | 'channel' | 'seq' | 'at' | 'author' | 'kind' | 'thread'>;

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
      // If it is asked for from two seqs at once, the answer for the lower one also holds for the other, if there is
      // more behind it.
      return new Map(asked.map(({ key, channel, after }) => [key, Math.max(after, found.get(channel) ?? 0)]));
    },
    CHANNELS,
    true,
  );

  const quietOf = readTogether<string, readonly number[]>(
    async (parts) => {
      const found = await entries
        .find({ quiet: { $in: parts } }, { quiet: 1, seq: 1, _id: 0 }, readWhole)
        .read('primary')
        .readConcern('majority')
        .lean<{ quiet: string; seq: number }[]>();
      return new Map(
        [...Map.groupBy(found, ({ quiet }) => quiet)].map(([part, all]) => [part, all.map(({ seq }) => seq)]),
      );
    },
    PARTS,
    true,
  );

  const insert = insertTogether<EntryRecord>((records) =>
    entries.collection.insertMany(records as unknown as Record<string, unknown>[], {
      ordered: true,
      writeConcern: { w: 'majority', j: true },
    }),
  );

  return {
    /**
     * One ordered command, together with what others append at the same time: whatever happens, what stands
     * afterwards is its beginning.
     */
    insert,

    /** The entries with `after < seq <= upTo`, in order. */
    range: async (channel: ChannelId, after: number, upTo: number): Promise<Entry[]> => {
      const found = await find({ channel, seq: { $gt: after, $lte: upTo } });
      return found.map(toEntry).sort((a, b) => a.seq - b.seq);
    },

    /** Which of these are in the log already. */
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

    /** Where the entries of these topics are and which states they set, without their content. */
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

    /** [WR1] What was said of these posts up to a seq, in order: each post's corrections, withdrawal, reactions and pins. */
    changesOf: async (channel: ChannelId, posts: readonly PostId[], upTo: number): Promise<Entry[]> => {
      if (posts.length === 0) return [];
      const found = await find({ 'change.post': { $in: posts }, channel, seq: { $lte: upTo } });
      return found.map(toEntry).sort((a, b) => a.seq - b.seq);
    },

    /** [WR3] The places with `after < seq <= upTo` that are not to be read by themselves. */
    quiet: async (channel: ChannelId, after: number, upTo: number): Promise<number[]> => {
      const [first, last] = [Math.floor((after + 1) / PART), Math.floor(upTo / PART)];
      const parts = Array.from({ length: last - first + 1 }, (_, at) => `${channel}:${first + at}`);
      const found = await Promise.all(parts.map(quietOf));
      return found.flatMap((seqs) => seqs ?? []).filter((seq) => seq > after && seq <= upTo);
    },

    /** [WR11] Who wrote, when and where, of all entries in these channels that call one of these; never their words. */
    calling: async (channels: readonly ChannelId[], ids: readonly string[]): Promise<Calling[]> => {
      if (channels.length === 0) return [];
      const keys = channels.flatMap((channel) => ids.map((id) => mentionKey(channel, id)));
      const found = await entries
        .find({ mentioned: { $in: keys } }, { channel: 1, seq: 1, at: 1, author: 1, kind: 1, thread: 1 })
        .read('primary')
        .readConcern('majority')
        .lean<(Omit<Calling, 'id'> & { _id: PostId })[]>();
      return found.map(({ _id, ...rest }) => ({ ...rest, id: _id }));
    },

    /** When the entry at a place was written. */
    timeAt: async (channel: ChannelId, seq: number): Promise<Date | null> => {
      const [found] = await entries
        .find({ channel, seq }, { at: 1, _id: 0 })
        .read('primary')
        .readConcern('majority')
        .lean<{ at: Date }[]>();
      return found?.at ?? null;
    },

    /** For each of these channels the seqs above `after`, in one question: the poll of open channels. */
    heads,
    /** The highest seq that follows `after` without a gap; `after` itself where nothing follows. */
    headAfter: async ({ channel, after }: Known): Promise<number> =>
      (await headAfter(`${channel} ${after}`)) ?? after,

    hint: async (channel: ChannelId): Promise<number> => (await hintOf(channel)) ?? 0,

    /** Called with seqs that are durable: the hint may be too low, never too high. */
    raiseHint: async (channel: ChannelId, seq: number): Promise<void> => {
      await channels.updateOne({ _id: channel }, { $max: { headHint: seq } }, { upsert: true });
    },

    /** The seq of the entry that names this attachment: what WA15 compares with a provision. */
    seqOfAttachment: async (channel: ChannelId, attachment: string): Promise<number | null> => {
      const found = await find({ 'attachments.id': attachment, channel });
      return found.length === 0 ? null : Math.min(...found.map(({ seq }) => seq));
    },

    /** [WR2] Where the post that names this attachment was withdrawn, and who wrote the post; null: it was not. */
    withdrawalOf: async (
      channel: ChannelId,
      attachment: string,
    ): Promise<{ readonly seq: number; readonly author: AccountId } | null> => {
      const posts = await find({ 'attachments.id': attachment, channel });
      if (posts.length === 0) return null;
      const said = await find({
        'change.post': { $in: posts.map(({ _id }) => _id) },
        channel,
        kind: 'withdrawal',
      });
      const [first] = said.sort((a, b) => a.seq - b.seq);
      return first === undefined ? null : { seq: first.seq, author: posts[0]!.author.account };
    },

    /** Makes collections and indexes before anything listens: making them with the first write would be a race. */
    prepare: async (): Promise<void> => {
      for (const model of [entries, channels]) {
        await model.createCollection();
        await model.createIndexes();
      }
    },
  };
};

export type EntryStore = ReturnType<typeof openEntryStore>;
