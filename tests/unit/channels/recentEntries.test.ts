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

  it('are 250 at most, and the last of them are answered from memory', async () => {
    const { recent, seqs, reads } = logOf(0);
    recent.append(entriesOf(0, 260));
    expect(await seqs(10)).toEqual(seqsOf(10, 260));
    expect(reads).toEqual([]);
    // Older than what is kept: the store is asked, for just that.
    expect(await seqs(9, 20)).toEqual(seqsOf(9, 20));
    expect(reads).toEqual([[9, 20]]);
    // The oldest that may be kept is read back once and kept.
    const cold = logOf(1_000);
    expect(await cold.seqs(750)).toEqual(seqsOf(750, 1_000));
    expect(await cold.seqs(751)).toEqual(seqsOf(751, 1_000));
    expect(cold.reads).toEqual([[750, 1_000]]);
    expect(await cold.seqs(749, 760)).toEqual(seqsOf(749, 760));
    expect(cold.reads).toHaveLength(2);
    // Nothing lies between one and itself, nor before it: no question to the store.
    expect([await cold.seqs(1_000), await cold.seqs(300, 300), await cold.seqs(300, 200)]).toEqual([
      [],
      [],
      [],
    ]);
    expect(cold.reads).toHaveLength(2);
  });

  it('are let go down to twenty after just half a minute, and a room that keeps no more is left as it is', async () => {
    const { recent, seqs, reads, clock } = logOf(500);
    await seqs(300);
    clock.now = 30_000;
    recent.rest();
    expect(await seqs(480)).toEqual(seqsOf(480, 500));
    expect(reads).toHaveLength(1);
    await seqs(479);
    expect(reads).toHaveLength(2);
    const small = logOf(0);
    small.recent.append(entriesOf(0, 20));
    small.clock.now = 90_000;
    small.recent.rest();
    expect(await small.seqs(0)).toEqual(seqsOf(0, 20));
    expect(small.reads).toEqual([]);
  });

  it('that went while older ones were read are read again by who asks', async () => {
    const { recent, seqs, reads, clock } = logOf(0);
    recent.append(entriesOf(0, 300));
    clock.now = 60_000;
    recent.rest();
    const asked = seqs(100);
    recent.append(entriesOf(300, 551));
    expect(await asked).toEqual(seqsOf(100, 300));
    expect(reads.at(-1)).toEqual([100, 300]);
    // What is read back a second time is read a second time.
    clock.now = 120_000;
    recent.rest();
    expect(await seqs(400)).toEqual(seqsOf(400, 551));
    clock.now = 180_000;
    recent.rest();
    const before = reads.length;
    expect(await seqs(400)).toEqual(seqsOf(400, 551));
    expect(await seqs(400)).toEqual(seqsOf(400, 551));
    expect(reads).toHaveLength(before + 1);
  });

  it('that were let go while older ones were read are not joined over the gap', async () => {
    const log = Array.from({ length: 100 }, (_, at) => entryAt(901 + at));
    const clock = { now: 0 };
    let answer = () => {};
    const recent = new RecentEntries(
      900,
      (after, upTo) =>
        new Promise((resolve) => {
          answer = () => resolve(entriesOf(after, upTo));
        }),
      () => clock.now,
    );
    recent.append(log);
    const asked = recent.range(800);
    clock.now = 30_000;
    recent.rest();
    answer();
    await new Promise((resolve) => setImmediate(resolve));
    answer();
    expect((await asked).map(({ seq }) => seq)).toEqual(seqsOf(800, 1_000));
    const again = recent.range(850);
    answer();
    expect((await again).map(({ seq }) => seq)).toEqual(seqsOf(850, 1_000));
  });

  it('are no more than 250 after older ones were read either', async () => {
    const { recent, seqs, reads } = logOf(300);
    const asked = seqs(200);
    recent.append(entriesOf(300, 303));
    await asked;
    expect(await seqs(50)).toEqual(seqsOf(50, 303));
    expect(reads).toEqual([
      [50, 300],
      [50, 303],
    ]);
  });
});
