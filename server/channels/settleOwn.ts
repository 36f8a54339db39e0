import type { EntryAuthor } from '#domain/channels/entry.ts';
import { joinRuns, runsOf, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { ReadMarks } from './readMarks.ts';

interface Batch {
  runs: SeqRuns;
  written: Promise<boolean>;
}

/**
 * [PO4] What one wrote oneself is unread no more. Many posts of one writer at once are one write after another, each with
 * all that waits: written each by itself they would wait for one another's revisions.
 */
export const openSettleOwn = (marks: Pick<ReadMarks, 'add'>, now: () => Date) => {
  const running = new Map<string, Promise<unknown>>();
  const next = new Map<string, Batch>();

  /** Answers whether the marks moved. */
  return (channel: ChannelId, author: EntryAuthor, seq: number): Promise<boolean> => {
    const key = `${channel}:${author.position}`;
    const waiting = next.get(key);
    if (waiting !== undefined) {
      waiting.runs = joinRuns(waiting.runs, runsOf([seq]));
      return waiting.written;
    }
    const write = async (): Promise<boolean> => {
      await running.get(key)?.catch(() => undefined);
      next.delete(key);
      const adding = marks.add(channel, author, { read: [], settled: batch.runs }, now(), null);
      running.set(key, adding);
      try {
        return (await adding).moved;
      } finally {
        if (running.get(key) === adding) running.delete(key);
      }
    };
    const batch: Batch = { runs: runsOf([seq]), written: Promise.resolve(false) };
    next.set(key, batch);
    batch.written = write();
    return batch.written;
  };
};

export type SettleOwn = ReturnType<typeof openSettleOwn>;
