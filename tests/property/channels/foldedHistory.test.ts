import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBack } from '#domain/access/readBack.ts';
import type { Discloses } from '#domain/channels/disclosure.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { foldEntries } from '#domain/channels/foldEntries.ts';
import { type EntryView, presentEntry } from '#domain/channels/presentEntry.ts';
import { showFolded } from '#domain/channels/showFolded.ts';
import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { dayOf } from '#tests/support/accessRegion.ts';
import { holds } from '#tests/support/holds.ts';
import { logOf, moves } from '#tests/support/writtenHistory.ts';

const classes = ['post', 'visit-report', 'vitals', 'photo'] as const;
const openTo =
  (open: readonly DataClass[]): Discloses =>
  (dataClass) =>
    open.includes(dataClass) ? { disclosed: true, upToSeq: null } : { disclosed: false, rule: 'WA7' };

/** What a post should look like, told by walking the log once with plain variables. */
const modelOf = (log: readonly Entry[], of: Entry, open: readonly DataClass[]) => {
  const words = of.kind === 'visit-report' ? 'visit-report' : 'post';
  let [text, pulse, gone] = [`text ${of.seq}`, of.vitals?.pulse ?? null, false];
  let photos = of.attachments.length;
  let wordings = 1;
  let given = new Map<string, string>();
  let pinned = false;
  for (const { kind, change, seq, vitals, author } of log) {
    if (change?.post !== of.id || gone) continue;
    if (kind === 'correction' && (open.includes(words) || (vitals !== null && open.includes('vitals')))) {
      text = `text ${seq}`;
      pulse = vitals?.pulse ?? pulse;
      wordings += 1;
    }
    const heard = open.includes(words);
    if (kind === 'withdrawal' && change.classes.some((each) => open.includes(each)))
      [text, pulse, gone, photos, given, pinned] = ['', null, true, 0, new Map(), false];
    if (kind === 'reaction' && heard) {
      const key = `${author.position} ${change.reaction}`;
      if (change.on) given.set(key, key);
      else given.delete(key);
    }
    if (kind === 'pin' && heard) pinned = change.on === true;
  }
  return {
    text: open.includes(words) ? text : null,
    pulse: open.includes('vitals') ? pulse : null,
    ...{
      photos: open.includes('photo') ? photos : 0,
      gone,
      wordings,
      pinned,
      given: [...given.keys()].sort(),
    },
  };
};

const seen = (view: Extract<EntryView, { id: unknown }>) => ({
  text: 'withheld' in view.body ? null : view.body.text,
  pulse: view.vitals === null || 'withheld' in view.vitals ? null : (view.vitals.pulse ?? null),
  photos: view.attachments.filter((each) => !('withheld' in each)).length,
  gone: (view.standing?.withdrawn ?? null) !== null,
  wordings: Math.max(1, view.standing?.versions.length ?? 1),
  pinned: (view.standing?.pinned ?? null) !== null,
  given: (view.standing?.reactions ?? [])
    .map(({ author, reaction }) => `${author.position} ${reaction}`)
    .sort(),
});

/** Every wording, value and file that a reader of these views has before their eyes, old ones too. */
const parts = (views: readonly EntryView[]): string[] =>
  [
    ...new Set(views.flatMap((view) => JSON.stringify(view).match(/text \d+|"pulse":\d+|photo \d+/g) ?? [])),
  ].sort();

const rooms = fc.record({ log: moves.map(logOf), open: fc.subarray([...classes]) });

describe('[WR1][WR2][WR8][WR9] what is written, folded', () => {
  it('is for each reader what a walk through the log says', () => {
    holds(
      fc.property(rooms, ({ log, open }) => {
        for (const view of showFolded(log, [], openTo(open)).views) {
          const entry = log[view.seq - 1]!;
          if (!('id' in view) || entry.change !== undefined) continue;
          expect(seen(view)).toEqual(modelOf(log, entry, open));
        }
      }),
      500,
    );
  });

  it('is the same on a page with what was said of it elsewhere, as in the whole log', () => {
    const pages = rooms.chain(({ log, open }) =>
      fc.record({ log: fc.constant(log), open: fc.constant(open), page: fc.subarray(log) }),
    );
    holds(
      fc.property(pages, ({ log, open, page }) => {
        const whole = showFolded(log, [], openTo(open)).views;
        const beside = log.filter(({ change }) =>
          page.some(({ id, change: of }) => change?.post === (of?.post ?? id)),
        );
        expect(showFolded(page, beside, openTo(open)).views).toEqual(
          whole.filter(({ seq }) => page.some((each) => each.seq === seq)),
        );
      }),
      300,
    );
  });

  it('is the same for whoever follows the log entry by entry, or gets entries twice and out of order', () => {
    const followed = rooms.chain(({ log, open }) =>
      fc.record({
        log: fc.constant(log),
        open: fc.constant(open),
        order: fc.shuffledSubarray(log, { minLength: log.length }),
      }),
    );
    holds(
      fc.property(followed, ({ log, open, order }) => {
        const raw = log.map((entry) => presentEntry(entry, openTo(open)));
        const whole = foldEntries(raw, raw);
        let following: readonly EntryView[] = [];
        for (const view of raw) following = foldEntries([...following, view], [...following, view]);
        expect(following).toEqual(whole);
        expect(foldEntries(following, raw)).toEqual(whole);
        const shuffled = order.map((entry) => presentEntry(entry, openTo(open)));
        expect(foldEntries(raw, [...shuffled, ...shuffled])).toEqual(whole);
      }),
      300,
    );
  });
});

describe('[WR5][WA15][AU11] who reads back what their provisions list', () => {
  /** Answers that were given while the log grew, each a choice of what stood by then. */
  const answers = fc
    .record({ log: moves.map(logOf), open: fc.subarray([...classes]) })
    .chain(({ log, open }) =>
      fc.record({
        ...{ log: fc.constant(log), open: fc.constant(open) },
        given: fc.array(
          fc.record({ upTo: fc.integer({ min: 1, max: Math.max(1, log.length) }), page: fc.subarray(log) }),
          { maxLength: 3 },
        ),
      }),
    );
  const shownBy = (
    log: readonly Entry[],
    open: readonly DataClass[],
    { upTo, page }: { upTo: number; page: Entry[] },
  ) => {
    const standing = log.slice(0, upTo);
    const there = page.filter(({ seq }) => seq <= upTo);
    const beside = standing.filter(({ change }) =>
      there.some(({ id, change: of }) => change?.post === (of?.post ?? id)),
    );
    return { there, beside, ...showFolded(there, beside, openTo(open)) };
  };
  const again =
    (runs: readonly ShownRun[]): Discloses =>
    (dataClass, seq) => {
      const provisions = runs.map(({ first, last, dataClasses }) => ({
        ...{ dataClasses, firstSeq: first, lastSeq: last, consent: null },
        ...{ agreement: 'a', version: 1, clause: 's1' },
      }));
      const listed = readBack(provisions, [], dataClass, dayOf('2026-12-01'));
      return listed.some(({ first, last }) => first <= seq && seq <= last)
        ? { disclosed: true, upToSeq: null }
        : { disclosed: false, rule: 'WA15' };
    };

  it('keeps the version that was provided: what came later does not reach them', () => {
    holds(
      fc.property(answers, ({ log, open, given }) => {
        const [first] = given;
        if (first === undefined) return;
        const { there, views, runs } = shownBy(log, open, first);
        const back = showFolded(there, log, again(runs)).views;
        for (const [at, view] of back.entries()) {
          const then = views[at]!;
          if (!('id' in view) || !('id' in then) || view.change !== undefined) continue;
          expect([view.seq, seen(view).text, seen(view).pulse]).toEqual([
            then.seq,
            seen(then).text,
            seen(then).pulse,
          ]);
          expect(seen(view).gone).toBe(seen(then).gone);
        }
        expect(parts(back)).toEqual(parts(views));
      }),
      500,
    );
  });

  it('reads nothing that no answer showed, whatever was given when', () => {
    holds(
      fc.property(answers, ({ log, open, given }) => {
        const all = given.map((each) => shownBy(log, open, each));
        const back = showFolded(log, log, again(all.flatMap(({ runs }) => runs))).views;
        const shown = new Set(all.flatMap(({ views }) => parts(views)));
        expect(parts(back).filter((each) => !shown.has(each))).toEqual([]);
      }),
      500,
    );
  });
});
