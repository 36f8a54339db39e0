import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { groupByDay } from '#client/features/channel/groupByDay.ts';
import {
  isInWindow,
  MOST_DRAWN,
  newerWindow,
  olderWindow,
  windowAt,
} from '#client/features/channel/logWindow.ts';
import { latestVitals } from '#client/features/patients/latestVitals.ts';
import { roomsInOrder } from '#client/features/patients/roomsInOrder.ts';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { holds } from '#tests/support/holds.ts';

const MINUTE = 60_000;
const noon = Date.parse('2026-11-30T12:00:00+09:00');

const entry = (seq: number, minutes: number, of: Record<string, unknown> = {}): EntryAnswer =>
  ({
    ...{ id: `post-${seq}`, seq, kind: 'post', at: new Date(noon + minutes * MINUTE).toISOString() },
    author: { account: 'a', position: 'p', name: '見本 花', municipality: '232017' },
    ...{ vitals: null, attachments: [], thread: null, opensTopic: false },
    ...of,
  }) as unknown as EntryAnswer;
const by = (account: string, position = account) => ({ author: { account, position } });
const place = (seq: number): EntryAnswer => ({ seq, withheld: 'post', rule: 'WA7' }) as EntryAnswer;
const drawn = (entries: readonly EntryAnswer[], lineAt: number | null = null) =>
  groupByDay(entries, lineAt).map(({ day, entries: placed }) => [
    day,
    placed.map(({ entry: { seq }, continued }) => (continued ? `${seq}…` : `${seq}`)).join(' '),
  ]);

describe('[SC4] a talk by days and turns', () => {
  it('says a name once for what one person writes in one turn', () => {
    expect(drawn([entry(1, 0), entry(2, 3), entry(3, 12), entry(4, 30)])).toEqual([
      ['2026-11-30', '1 2… 3… 4'],
    ]);
  });

  it('says it again for another person, another position of the same one, a visit report and what follows it', () => {
    expect(drawn([entry(1, 0, by('a')), entry(2, 1, by('b')), entry(3, 2, by('b', 'other'))])).toEqual([
      ['2026-11-30', '1 2 3'],
    ]);
    expect(drawn([entry(1, 0), entry(2, 1, { kind: 'visit-report' }), entry(3, 2)])).toEqual([
      ['2026-11-30', '1 2 3'],
    ]);
  });

  it('says it again below the line of what is unread, and after a place that is withheld', () => {
    expect(drawn([entry(1, 0), entry(2, 1), entry(3, 2)], 3)).toEqual([['2026-11-30', '1 2… 3']]);
    expect(drawn([entry(1, 0), place(2), entry(3, 2)])).toEqual([['2026-11-30', '1 2 3']]);
  });

  it('begins a day at midnight in Tokyo, with the name', () => {
    expect(drawn([entry(1, 719), entry(2, 720)])).toEqual([
      ['2026-11-30', '1'],
      ['2026-12-01', '2'],
    ]);
  });

  it('puts a place without a time into the day it stands in, the first ones into the next that is known', () => {
    expect(drawn([place(1), place(2), entry(3, 0), place(4), entry(5, 1440)])).toEqual([
      ['2026-11-30', '1 2 3 4'],
      ['2026-12-01', '5'],
    ]);
    expect(drawn([place(1)])).toEqual([[null, '1']]);
  });

  it('loses none and keeps their order', () => {
    const arbitrary = fc.array(fc.tuple(fc.nat(4000), fc.constantFrom('a', 'b'), fc.boolean()), {
      maxLength: 40,
    });
    holds(
      fc.property(arbitrary, fc.nat(45), (turns, lineAt) => {
        const entries = turns.map(([minutes, who, withheld], at) =>
          withheld ? place(at + 1) : entry(at + 1, minutes, by(who)),
        );
        const all = groupByDay(entries, lineAt).flatMap((day) => day.entries);
        expect(all.map((one) => one.entry)).toEqual(entries);
        expect(all[0]?.continued ?? false).toBe(false);
      }),
    );
  });
});

describe('[SC5] what is drawn of a long log', () => {
  it('is the newest, or what stands around the first unread', () => {
    expect(windowAt(10_000, null)).toEqual({ first: 10_000 - MOST_DRAWN + 1, last: null });
    expect(windowAt(20, null)).toEqual({ first: 1, last: null });
    const far = windowAt(10_000, 400);
    expect(isInWindow(far, 400)).toBe(true);
    expect(isInWindow(far, 399)).toBe(true);
    expect(far.last).not.toBeNull();
    expect(windowAt(10_000, 9_990)).toEqual(windowAt(10_000, null));
  });

  it('is never more than so much, whichever way one goes, and comes to both ends', () => {
    const arbitrary = fc.record({
      head: fc.integer({ min: 1, max: 3_000 }),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      steps: fc.array(fc.boolean(), { maxLength: 80 }),
    });
    holds(
      fc.property(arbitrary, ({ head, from, steps }) => {
        let window = windowAt(head, Math.max(1, Math.ceil(head * from)));
        for (const isOlder of steps) {
          const before = window;
          window = isOlder ? olderWindow(window, 1, head) : newerWindow(window, head);
          const last = window.last ?? head;
          expect(last - window.first + 1).toBeLessThanOrEqual(MOST_DRAWN);
          expect(window.first).toBeGreaterThanOrEqual(1);
          expect(window.last === null || window.last < head).toBe(true);
          // Never past what one looked at: the two overlap, or touch.
          expect(window.first).toBeLessThanOrEqual((before.last ?? head) + 1);
          expect(last).toBeGreaterThanOrEqual(before.first - 1);
        }
        for (let step = 0; step < 100; step += 1) window = olderWindow(window, 1, head);
        expect(window.first).toBe(1);
        for (let step = 0; step < 100; step += 1) window = newerWindow(window, head);
        expect(window.last).toBeNull();
      }),
    );
  });

  it('shows what comes at the end of a window that reaches there', () => {
    expect(isInWindow(windowAt(500, null), 501)).toBe(true);
    expect(isInWindow(windowAt(500, 100), 501)).toBe(false);
  });
});

describe('[SC6] beside the talk', () => {
  it('shows each sign by its newest value, a pressure whole, nothing that is withheld', () => {
    const reports = [
      entry(1, 0, { vitals: { systolic: 150, diastolic: 90, temperature: 36.1, weight: 48 } }),
      entry(2, 60, { vitals: { systolic: 128, pulse: 72 } }),
      entry(3, 120, { vitals: { withheld: 'vitals', rule: 'WA7' } }),
      place(4),
      entry(5, 180),
    ];
    expect(latestVitals(reports)).toEqual({
      at: new Date(noon + 60 * MINUTE).toISOString(),
      vitals: { systolic: 128, pulse: 72, temperature: 36.1, weight: 48 },
    });
    expect(latestVitals([place(1), entry(2, 0)])).toBeNull();
  });

  it('lists the rooms with unread first, each group in the order in which the house gave it', () => {
    const patients = ['ア', 'イ', 'ウ', 'エ'].map((id) => ({ id })) as never;
    const counts = [
      { patient: 'ウ', unread: 3 },
      { patient: 'イ', unread: 1 },
      { patient: 'エ', unread: 0 },
    ];
    expect(roomsInOrder(patients, counts).map(({ patient, unread }) => `${patient.id}${unread}`)).toEqual([
      'イ1',
      'ウ3',
      'ア0',
      'エ0',
    ]);
  });
});
