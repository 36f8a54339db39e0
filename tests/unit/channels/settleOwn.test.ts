import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EntryAuthor } from '#domain/channels/entry.ts';
import type { SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId } from '#domain/ids.ts';
import { openSettleOwn } from '#server/channels/settleOwn.ts';

const [here, there] = ['here', 'there'] as [ChannelId, ChannelId];
const author = (position: string) => ({ position }) as EntryAuthor;
const run = (first: number, last = first) => ({ first, last });

const open = () => {
  const written: [string, string, SeqRuns][] = [];
  const at = { away: false, holding: [] as (() => void)[], holds: false };
  const marks = {
    add: async (channel: ChannelId, { position }: EntryAuthor, { settled }: { settled: SeqRuns }) => {
      if (at.away) throw new Error('no store');
      written.push([channel, position, settled]);
      if (at.holds) await new Promise<void>((done) => at.holding.push(done));
      return { read: [], settled, moved: true };
    },
  };
  return { at, written, own: openSettleOwn(marks, () => new Date(0), 1_000) };
};

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('[PO4] the mark of what one wrote', () => {
  it('[PO16] is written once for all posts of a while, of each writer and channel', async () => {
    const { own, written } = open();
    for (const seq of [5, 6, 8]) own.add(here, author('one'), seq);
    own.add(here, author('other'), 7);
    own.add(there, author('one'), 1);
    await jest.advanceTimersByTimeAsync(999);
    expect(written).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(written).toEqual([
      [here, 'one', [run(5, 6), run(8)]],
      [here, 'other', [run(7)]],
      [there, 'one', [run(1)]],
    ]);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(written).toHaveLength(3);
    own.add(here, author('one'), 9);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(written.slice(3)).toEqual([[here, 'one', [run(9)]]]);
  });

  it('is written again, with what came since, where the store did not take it', async () => {
    const { own, at, written } = open();
    at.away = true;
    own.add(here, author('one'), 1);
    await jest.advanceTimersByTimeAsync(1_000);
    own.add(here, author('one'), 2);
    at.away = false;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(written).toEqual([[here, 'one', [run(1, 2)]]]);
  });

  it('does not lose to itself: one write after the other', async () => {
    const { own, at, written } = open();
    at.holds = true;
    own.add(here, author('one'), 1);
    await jest.advanceTimersByTimeAsync(1_000);
    own.add(here, author('one'), 2);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(written).toHaveLength(1);
    at.holds = false;
    for (const done of at.holding.splice(0)) done();
    await jest.advanceTimersByTimeAsync(0);
    expect(written).toEqual([
      [here, 'one', [run(1)]],
      [here, 'one', [run(2)]],
    ]);
  });

  it('is written at the end of a node, whatever time is left', async () => {
    const { own, written } = open();
    own.add(here, author('one'), 1);
    await own.settle();
    expect(written).toEqual([[here, 'one', [run(1)]]]);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(written).toHaveLength(1);
  });
});
