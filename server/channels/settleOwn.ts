import type { EntryAuthor } from '#domain/channels/entry.ts';
import { joinRuns, runsOf, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { ReadMarks } from './readMarks.ts';

interface Waiting {
  readonly channel: ChannelId;
  readonly author: EntryAuthor;
  runs: SeqRuns;
}

export interface SettleOwn {
  add(channel: ChannelId, author: EntryAuthor, seq: number): void;
  /** Writes what waits now; for the end of a node. */
  settle(): Promise<void>;
}

/** All that is written in a node within this time is one command, whoever wrote it. */
const EVERY_MS = 1_000;
/** So many positions wait for a store that is away; of those beyond, what they wrote is unread for them until it is seen. */
const MOST = 10_000;

/**
 * [PO4] What one wrote oneself is unread no more. No count waits for it (`OwnSeqs`), so that it is gathered: written with
 * each post it would be a third commit of it. What the store does not take is tried again.
 */
export const openSettleOwn = (
  marks: Pick<ReadMarks, 'add'>,
  now: () => Date,
  everyMs = EVERY_MS,
): SettleOwn => {
  let waiting = new Map<string, Waiting>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const put = (key: string, channel: ChannelId, author: EntryAuthor, runs: SeqRuns): void => {
    const known = waiting.get(key);
    if (known !== undefined) known.runs = joinRuns(known.runs, runs);
    else if (waiting.size < MOST) waiting.set(key, { channel, author, runs });
    timer ??= setTimeout(() => void flush(), everyMs).unref();
  };
  const write = async (): Promise<void> => {
    const batch = waiting;
    waiting = new Map();
    await Promise.all(
      [...batch].map(async ([key, { channel, author, runs }]) => {
        try {
          await marks.add(channel, author, { read: [], settled: runs }, now(), null);
        } catch {
          put(key, channel, author, runs);
        }
      }),
    );
  };
  /** One after the other: of one mark the second would lose to the first. */
  const flush = async (): Promise<void> => {
    await writing;
    clearTimeout(timer);
    timer = undefined;
    writing ??= write().finally(() => {
      writing = undefined;
    });
    await writing;
  };

  return {
    add: (channel, author, seq) => put(`${channel}:${author.position}`, channel, author, runsOf([seq])),
    settle: flush,
  };
};
