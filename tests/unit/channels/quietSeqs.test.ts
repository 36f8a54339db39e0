import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countSeqs, runsOf } from '#domain/channels/seqRuns.ts';
import type { ChannelId } from '#domain/ids.ts';
import { QuietSeqs } from '#server/channels/quietSeqs.ts';
import { holdsAsync } from '#tests/support/holdsAsync.ts';

const room = 'room' as ChannelId;
const kindAt = (quiet: readonly number[]) => (seq: number) =>
  ({ seq, kind: quiet.includes(seq) ? 'reaction' : 'post' }) as const;

/** Quiet places of a log in memory, and what was asked of it. */
const over = (quiet: readonly number[]) => {
  const read: string[] = [];
  const seqs = new QuietSeqs(async (_channel, after, upTo) => {
    read.push(`${after}-${upTo}`);
    return quiet.filter((seq) => seq > after && seq <= upTo);
  });
  return { seqs, read };
};

describe('[WR3] what is unread', () => {
  it('is the posts alone: a correction, a reaction and a pin are none', async () => {
    const { seqs } = over([2, 4, 5]);
    expect(await seqs.unread(room, 6, [[], [{ first: 1, last: 3 }], [{ first: 1, last: 6 }]])).toEqual([
      runsOf([1, 3, 6]),
      runsOf([6]),
      [],
    ]);
  });

  it('is asked of the store once, and of what this node wrote itself not at all', async () => {
    const { seqs, read } = over([2]);
    await seqs.unread(room, 3, [[]]);
    seqs.take(room, [4, 5].map(kindAt([5])));
    expect((await seqs.unread(room, 5, [[]])).map(countSeqs)).toEqual([3]);
    expect(read).toEqual(['0-3']);
  });

  it('is right whatever is asked and learnt, in whatever order', async () => {
    const step = fc.oneof(
      fc.record({ take: fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 6 })) }),
      fc.record({
        ask: fc.tuple(
          fc.integer({ min: 0, max: 30 }),
          fc.subarray(Array.from({ length: 30 }, (_, at) => at + 1)),
        ),
      }),
    );
    await holdsAsync(
      fc.asyncProperty(
        fc.subarray(Array.from({ length: 30 }, (_, at) => at + 1)),
        fc.array(step, { maxLength: 12 }),
        async (quiet, steps) => {
          const { seqs } = over(quiet);
          await Promise.all(
            steps.map(async (each) => {
              if ('take' in each) {
                const [first, more] = each.take;
                seqs.take(
                  room,
                  Array.from({ length: more }, (_, at) => kindAt(quiet)(first + at)),
                );
                return;
              }
              const [head, settled] = each.ask;
              const [unread] = await seqs.unread(room, head, [runsOf(settled)]);
              const wanted = Array.from({ length: head }, (_, at) => at + 1);
              expect(unread).toEqual(
                runsOf(wanted.filter((seq) => !quiet.includes(seq) && !settled.includes(seq))),
              );
            }),
          );
        },
      ),
      200,
    );
  });
});
