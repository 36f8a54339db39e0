import { describe, expect, it } from '@jest/globals';
import { earliest } from '#domain/access/earliest.ts';
import { orderConsents } from '#domain/access/orderConsents.ts';
import { readBack } from '#domain/access/readBack.ts';
import { careManagerInCharge } from '#domain/records/patient/careManagerInCharge.ts';
import { listed, nurse } from '#tests/support/accessCast.ts';
import { consent, dayOf, idOf, member, okazaki, person, toyohashi } from '#tests/support/accessRegion.ts';

const today = dayOf('2026-11-23');

describe('[WA15] what provisions list of a class', () => {
  const back = (...own: Parameters<typeof readBack>[0]) =>
    readBack(own, [consent('c1')], 'post', today).map(({ first, last }) => `${first}-${last}`);

  it('is joined where it touches or overlaps, and kept apart where one number lies between', () => {
    expect(back(listed(5, 6), listed(1, 2))).toEqual(['1-2', '5-6']);
    expect(back(listed(1, 2), listed(3, 4))).toEqual(['1-4']);
    expect(back(listed(1, 2), listed(4, 5))).toEqual(['1-2', '4-5']);
    expect(back(listed(1, 9), listed(2, 3), listed(10, 11))).toEqual(['1-11']);
    expect(back(listed(3, 8), listed(3, 5))).toEqual(['3-8']);
    expect(back(listed(1, 2), listed(3, 4), listed(5, 7))).toEqual(['1-7']);
    expect(back(listed(7, 7), listed(0, 0), listed(3, 4))).toEqual(['0-0', '3-4', '7-7']);
  });

  it('is nothing of what was opened and not told of, or closed before it began', () => {
    expect(back(listed(3, null), listed(4, 3))).toEqual([]);
    expect(back(listed(3, 3))).toEqual(['3-3']);
  });

  it('is of that class alone, and of consents that are the patient’s and not withdrawn by today', () => {
    const of = (withdrawn: string | null, by: string | null = 'c1') =>
      readBack(
        [listed(1, 2, { consent: by === null ? null : idOf(by) })],
        [consent('c1', { withdrawn: withdrawn === null ? null : dayOf(withdrawn) })],
        'post',
        today,
      ).length;
    expect([of(null), of('2026-11-24'), of('2026-11-23'), of('2026-11-22')]).toEqual([1, 1, 0, 0]);
    expect([of(null, 'c9'), of(null, null)]).toEqual([0, 1]);
    expect(back(listed(1, 2, { dataClasses: ['photo'] }))).toEqual([]);
    // One that has only run out takes nothing back.
    const ended = consent('c1', { until: dayOf('2026-01-01') });
    expect(readBack([listed(1, 2)], [ended], 'post', today)).toEqual([{ first: 1, last: 2 }]);
  });
});

describe('the consents that are tried', () => {
  const at = (name: string, from: string) => consent(name, { from: dayOf(from) });
  const [old, named, middle, fresh] = [
    ...[
      at('old', '2020-01-01'),
      at('named', '2021-01-01'),
      at('middle', '2022-01-01'),
      at('fresh', '2023-01-01'),
    ],
  ];
  const ground = (by: string) => member(nurse, ['care'], { clause: 's1', consent: consent(by) });
  const ordered = (all: (typeof old)[], by: string | null, purpose: 'care' | 'conference' = 'care') =>
    orderConsents(all as never, by === null ? null : ground(by), purpose).map(({ id }) => id);

  it('are the one that the membership names for the purpose, then the newest first', () => {
    for (const all of [
      [old, named, middle, fresh],
      [fresh, middle, named, old],
      [middle, old, fresh, named],
    ]) {
      expect(ordered(all, 'named')).toEqual(['named', 'fresh', 'middle', 'old'].map((each) => idOf(each)));
      expect(ordered(all, null)).toEqual(['fresh', 'middle', 'named', 'old'].map((each) => idOf(each)));
      expect(ordered(all, 'named', 'conference')).toEqual(ordered(all, null));
    }
    const same = [at('b', '2020-01-01'), at('a', '2020-01-01')];
    expect(ordered(same, null)).toEqual([idOf('b'), idOf('a')]);
  });
});

it('[RI7] the care manager in charge: of home first, then the longest there, then by id; for care, in force, of the plan', () => {
  const of = (
    name: string,
    from: string,
    more: object = {},
    home = toyohashi,
    profession = '介護支援専門員',
  ) => member(person(name, home, profession), ['care'], { from: dayOf(from), id: idOf(name), ...more });
  const inCharge = (...memberships: ReturnType<typeof of>[]) =>
    [memberships, memberships.toReversed()].map(
      (each) => careManagerInCharge({ home: toyohashi, memberships: each }, today)?.id ?? null,
    );
  const [a, b, far] = [of('a', '2022-01-01'), of('b', '2021-01-01'), of('far', '2020-01-01', {}, okazaki)];
  expect(inCharge(a, b, far)).toEqual([b.id, b.id]);
  expect(inCharge(a, far)).toEqual([a.id, a.id]);
  expect(inCharge(far)).toEqual([far.id, far.id]);
  const twin = of('c', '2022-01-01');
  expect(inCharge(a, twin)).toEqual([a.id, a.id]);
  expect(inCharge(of('d', '2019-01-01', { purposes: ['conference'] }), a)).toEqual([a.id, a.id]);
  expect(inCharge(of('e', '2019-01-01', { until: today }), a)).toEqual([a.id, a.id]);
  expect(inCharge(of('f', '2019-01-01', {}, toyohashi, '医師'), a)).toEqual([a.id, a.id]);
  expect(inCharge(of('f', '2019-01-01', {}, toyohashi, '医師'))).toEqual([null, null]);
});

it('the earliest of some days, null where none is set', () => {
  expect(earliest([null, dayOf('2026-12-02'), dayOf('2026-12-01'), null])).toBe('2026-12-01');
  expect([earliest([]), earliest([null])]).toEqual([null, null]);
});
