import { describe, expect, it } from '@jest/globals';
import type { Entry } from '#domain/channels/entry.ts';
import { RecentEntries } from '#server/channels/recentEntries.ts';

const entryAt = (seq: number) => ({ seq }) as Entry;
const entriesOf = (after: number, upTo: number) =>
  Array.from({ length: Math.max(0, upTo - after) }, (_, at) => entryAt(after + 1 + at));

/** A log of so many entries, and how often it was read. */
const logOf = (end: number) => {
  const reads: [number, number][] = [];
  const clock = { now: 0 };
  const recent = new RecentEntries(
    end,
    async (after, upTo) => {
      reads.push([after, upTo]);
      return entriesOf(after, upTo);
    },
    () => clock.now,
  );
  const seqs = async (after: number, upTo?: number) =>
    (await recent.range(after, upTo)).map(({ seq }) => seq);
  return { recent, reads, clock, seqs };
};
const seqsOf = (after: number, upTo: number) => entriesOf(after, upTo).map(({ seq }) => seq);

describe('[PO12] the newest entries of an open channel', () => {
  it('are read once for all who come back in one moment', async () => {
    const { seqs, reads } = logOf(1_000);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => seqs(800 + at)));
    for (const [at, answer] of answers.entries()) expect(answer).toEqual(seqsOf(800 + at, 1_000));
    expect(reads).toEqual([[750, 1_000]]);
    expect(await seqs(900, 950)).toEqual(seqsOf(900, 950));
    expect(reads).toHaveLength(1);
  });

  it('go on with what is appended, also while the older ones are being read', async () => {
    const { recent, seqs, reads } = logOf(300);
    const asked = seqs(200);
    recent.append(entriesOf(300, 303));
    expect(await asked).toEqual(seqsOf(200, 300));
    expect(recent.end).toBe(303);
    expect(await seqs(299)).toEqual([300, 301, 302, 303]);
    expect(await seqs(303)).toEqual([]);
    expect(reads).toHaveLength(1);
  });

  it('are read from the store where they are older than what is kept, and never beyond what the room has read', async () => {
    const { seqs, reads } = logOf(1_000);
    expect(await seqs(10, 110)).toEqual(seqsOf(10, 110));
    expect(await seqs(995, 5_000)).toEqual([996, 997, 998, 999, 1_000]);
    expect(reads).toEqual([
      [10, 110],
      [750, 1_000],
    ]);
  });

  it('of a young channel begin with its first', async () => {
    const { seqs, reads } = logOf(3);
    expect(await seqs(0)).toEqual([1, 2, 3]);
    expect(reads).toEqual([[0, 3]]);
  });

  it('are let go once nobody has asked for half a minute, and read again for who asks then', async () => {
    const { recent, seqs, reads, clock } = logOf(500);
    await seqs(300);
    clock.now = 29_999;
    recent.rest();
    await seqs(300);
    expect(reads).toHaveLength(1);
    clock.now += 30_000;
    recent.rest();
    expect(await seqs(480)).toEqual(seqsOf(480, 500));
    expect(reads).toHaveLength(1);
    expect(await seqs(300)).toEqual(seqsOf(300, 500));
    expect(reads).toHaveLength(2);
  });

  it('that the store answers with a gap are not kept', async () => {
    const holes = new RecentEntries(10, async (after, upTo) => entriesOf(after, upTo).slice(1));
    expect((await holes.range(5)).map(({ seq }) => seq)).toEqual([7, 8, 9, 10]);
    expect((await holes.range(0)).map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
