import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  commonRuns,
  countSeqs,
  hasSeq,
  joinRuns,
  missingUpTo,
  runsOf,
  runsWithout,
  type SeqRuns,
} from '#domain/channels/seqRuns.ts';
import { holds } from '#tests/support/holds.ts';

const HEAD = 40;
const run = fc
  .tuple(fc.integer({ min: 1, max: HEAD }), fc.integer({ min: 0, max: 6 }))
  .map(([first, more]) => ({ first, last: Math.min(HEAD, first + more) }));
const anyRuns = fc.array(run, { maxLength: 8 });

/** The naive model: the set of seqs itself. */
const setOf = (runs: SeqRuns): Set<number> =>
  new Set(runs.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)));
const sorted = (seqs: Iterable<number>) => [...seqs].sort((a, b) => a - b);
const model = {
  join: (...sets: SeqRuns[]) => sorted(new Set(sets.flatMap((each) => [...setOf(each)]))),
  common: (a: SeqRuns, b: SeqRuns) => sorted([...setOf(a)].filter((seq) => setOf(b).has(seq))),
  without: (a: SeqRuns, b: SeqRuns) => sorted([...setOf(a)].filter((seq) => !setOf(b).has(seq))),
};

it('[PO4] marks as runs of seqs are a set: union, what is common, what is left and counts equal a plain set of numbers', () =>
  holds(
    fc.property(anyRuns, anyRuns, fc.integer({ min: 0, max: HEAD }), (a, b, head) => {
      expect(sorted(setOf(joinRuns(a, b)))).toEqual(model.join(a, b));
      expect(sorted(setOf(commonRuns(a, b)))).toEqual(model.common(a, b));
      expect(sorted(setOf(runsWithout(a, b)))).toEqual(model.without(a, b));
      expect(countSeqs(a)).toBe(setOf(a).size);
      const unread = Array.from({ length: head }, (_, at) => at + 1).filter((seq) => !setOf(a).has(seq));
      expect(sorted(setOf(missingUpTo(head, a)))).toEqual(unread);
      expect(countSeqs(missingUpTo(head, a))).toBe(unread.length);
      for (let seq = 1; seq <= HEAD; seq += 1) expect(hasSeq(joinRuns(a), seq)).toBe(setOf(a).has(seq));
    }),
  ));

it('[PO4] marks may come in any order, twice, and cut in any way: what is read is the same, in one form', () =>
  holds(
    fc.property(
      fc
        .array(anyRuns, { maxLength: 6 })
        .chain((marks) =>
          fc.tuple(
            fc.constant(marks),
            fc.shuffledSubarray(marks, { minLength: marks.length }),
            fc.array(fc.nat(), { maxLength: 4 }),
          ),
        ),
      ([marks, shuffled, again]) => {
        const once = marks.reduce<SeqRuns>((read, mark) => joinRuns(read, mark), []);
        const repeated = again.flatMap((at) => (marks.length === 0 ? [] : [marks[at % marks.length]!]));
        const other = [...shuffled, ...repeated].reduce<SeqRuns>((read, mark) => joinRuns(mark, read), []);
        expect(other).toEqual(once);
        expect(joinRuns(once, once)).toEqual(once);
        expect(runsOf(setOf(once))).toEqual(once);
        // In order, and none touches the next: equal sets are equal texts.
        for (const [at, { first, last }] of once.entries()) {
          expect(first).toBeLessThanOrEqual(last);
          if (at > 0) expect(first).toBeGreaterThan(once[at - 1]!.last + 1);
        }
      },
    ),
  ));
