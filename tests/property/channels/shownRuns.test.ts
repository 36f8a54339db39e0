import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBack } from '#domain/access/readBack.ts';
import type { Discloses } from '#domain/channels/disclosure.ts';
import { isWithheld } from '#domain/channels/disclosure.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { presentEntry } from '#domain/channels/presentEntry.ts';
import { shownRuns } from '#domain/channels/shownRuns.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { dayOf, idOf } from '#tests/support/accessRegion.ts';
import { holds } from '#tests/support/holds.ts';

const classes = ['post', 'visit-report', 'vitals', 'photo', 'video', 'document'] as const;

const entryAt = (seq: number) =>
  fc
    .record({
      kind: fc.constantFrom('post' as const, 'visit-report' as const, 'topic-state' as const),
      hasVitals: fc.boolean(),
      files: fc.subarray(['photo', 'video', 'document'] as const),
    })
    .map(
      ({ kind, hasVitals, files }): Entry => ({
        ...{ id: idOf<never>(`e${seq}`), channel: idOf<never>('channel'), seq, kind, clientId: `c${seq}` },
        author: {} as never,
        ...{ thread: null, title: null, text: `word ${seq}`, state: null, at: new Date(0) },
        vitals: kind === 'visit-report' && hasVitals ? { pulse: 60 + seq } : null,
        attachments: files.map((dataClass) => ({
          ...{ id: idOf<never>(`f${seq}${dataClass}`), dataClass },
          ...{ name: `${dataClass} ${seq}`, type: 'x', bytes: 1 },
        })),
      }),
    );

const log = fc
  .integer({ min: 1, max: 30 })
  .chain((length) => fc.tuple(...Array.from({ length }, (_, at) => entryAt(at + 1))));

/** Every part that is not withheld, by seq and class: what a reader of these views has before their eyes. */
const partsShown = (entries: readonly Entry[], discloses: Discloses): string[] =>
  entries
    .flatMap((entry) => {
      const view = presentEntry(entry, discloses);
      if ('withheld' in view) return [];
      const word = isWithheld(view.body) ? [] : [`${view.seq} words`];
      const vitals = view.vitals === null || isWithheld(view.vitals) ? [] : [`${view.seq} vitals`];
      const files = view.attachments.flatMap((each) =>
        isWithheld(each) ? [] : [`${view.seq} ${each.name}`],
      );
      return [...word, ...vitals, ...files];
    })
    .sort();

describe('[AU11][WA15] what is read back after the city has left is what was shown', () => {
  /** Answers of any kind: pages, topics, a thread with its opener, one entry twice: any choice of the log. */
  const answers = log.chain((entries) =>
    fc.record({
      entries: fc.constant(entries as readonly Entry[]),
      shown: fc.array(fc.subarray(entries as unknown as Entry[]), { maxLength: 4 }),
      open: fc.subarray([...classes]),
    }),
  );

  it('entry by entry and class by class, whatever answers were given', () => {
    holds(
      fc.property(answers, ({ entries, shown, open }) => {
        const discloses: Discloses = (dataClass: DataClass) =>
          open.includes(dataClass as (typeof classes)[number])
            ? { disclosed: true, upToSeq: null }
            : { disclosed: false, rule: 'WA7' };
        const provisions = shown.flatMap((answer) =>
          shownRuns(answer, discloses).map(({ first, last, dataClasses }) => ({
            ...{ dataClasses, firstSeq: first, lastSeq: last, consent: null },
            ...{ agreement: 'a', version: 1, clause: 's1' },
          })),
        );
        const again: Discloses = (dataClass, seq) =>
          readBack(provisions, [], dataClass, dayOf('2026-12-01')).some(
            ({ first, last }) => first <= seq && seq <= last,
          )
            ? { disclosed: true, upToSeq: null }
            : { disclosed: false, rule: 'WA15' };
        const given = [...new Set(shown.flat())];
        expect(partsShown(entries, again)).toEqual(partsShown(given, discloses));
      }),
      300,
    );
  });

  it('of a chart the vitals alone, and nothing of the reports that it is drawn from', () => {
    holds(
      fc.property(answers, ({ entries, open }) => {
        const discloses: Discloses = (dataClass: DataClass) =>
          open.includes(dataClass as (typeof classes)[number])
            ? { disclosed: true, upToSeq: null }
            : { disclosed: false, rule: 'WA7' };
        const reports = entries.filter(({ vitals }) => vitals !== null);
        const runs = shownRuns(reports, discloses, ['vitals']);
        expect(runs.flatMap(({ dataClasses }) => dataClasses).every((each) => each === 'vitals')).toBe(true);
        const listed = runs.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, at) => first + at),
        );
        expect(listed).toEqual(open.includes('vitals') ? reports.map(({ seq }) => seq) : []);
      }),
      200,
    );
  });

  it('names a run for each gap: topics at 1 and 10 are not the posts between them', () => {
    const [opener, later] = [1, 10].map(
      (seq) => fc.sample(entryAt(seq), { numRuns: 1, seed: 9 })[0] as Entry,
    ) as [Entry, Entry];
    const all: Discloses = () => ({ disclosed: true, upToSeq: null });
    const plain = [opener, later].map((each) => ({
      ...each,
      kind: 'post' as const,
      vitals: null,
      attachments: [],
    }));
    expect(shownRuns(plain, all)).toEqual([
      { first: 1, last: 1, dataClasses: ['post'] },
      { first: 10, last: 10, dataClasses: ['post'] },
    ]);
  });
});
