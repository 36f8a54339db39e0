import { describe, expect, it } from '@jest/globals';
import { endWith } from '#domain/rights/endWith.ts';
import { hasLeft } from '#domain/rights/hasLeft.ts';
import { isShortened } from '#domain/rights/isShortened.ts';
import { overlap } from '#domain/rights/overlap.ts';
import { takeBackEnd } from '#domain/rights/takeBackEnd.ts';
import { undoableUntil } from '#domain/rights/undoableUntil.ts';
import type { Day } from '#domain/vocabulary/days.ts';

const day = (text: string) => text as Day;
const [june, july, august, september] = ['06', '07', '08', '09'].map((month) => day(`2026-${month}-01`)) as [
  Day,
  Day,
  Day,
  Day,
];

describe('the end of a dated right', () => {
  it('is noted with its cause and with the day that stood before', () => {
    expect(endWith({ until: null }, july, 'position:1')).toEqual({
      until: july,
      ends: [{ because: 'position:1', before: null }],
    });
    const first = { because: 'own', before: null };
    expect(endWith({ until: august, ends: [first] }, july, 'leaving:1')).toEqual({
      until: july,
      ends: [first, { because: 'leaving:1', before: august }],
    });
  });

  it('is no later than the day it ends by already', () => {
    expect(endWith({ until: july }, july, 'own')).toBeNull();
    expect(endWith({ until: june }, july, 'own')).toBeNull();
    expect(endWith({ until: august }, july, 'own')).not.toBeNull();
  });
});

describe('an end that is taken back', () => {
  const [own, position, leaving] = [
    { because: 'own', before: null },
    { because: 'position:1', before: september },
    { because: 'leaving:1', before: august },
  ] as const;

  it('gives back the day of before it, where it was the last', () => {
    const right = { until: july, ends: [own, position, leaving] };
    expect(takeBackEnd(right, 'leaving:1')).toEqual({ until: august, ends: [own, position] });
    expect(takeBackEnd({ until: september, ends: [own] }, 'own')).toEqual({ until: null, ends: [] });
  });

  it('leaves an earlier end that came after it, which goes back to what it had shortened', () => {
    const right = { until: july, ends: [own, position, leaving] };
    expect(takeBackEnd(right, 'position:1')).toEqual({
      until: july,
      ends: [own, { because: 'leaving:1', before: september }],
    });
    expect(takeBackEnd(right, 'own')).toEqual({
      until: july,
      ends: [{ because: 'position:1', before: null }, leaving],
    });
  });

  it('is the last of its cause, and none where there is none', () => {
    const again = { because: 'own', before: august };
    expect(takeBackEnd({ until: july, ends: [own, again] }, 'own')).toEqual({ until: august, ends: [own] });
    expect(takeBackEnd({ until: july, ends: [own] }, 'leaving:1')).toBeNull();
    expect(takeBackEnd({ until: july }, 'own')).toBeNull();
  });
});

describe('the days of rights', () => {
  it('that two have are from the later beginning to the earlier end', () => {
    const open = (from: Day, until: Day | null) => ({ from, until });
    expect(overlap(open(june, august), open(july, september))).toEqual(open(july, august));
    expect(overlap(open(july, september), open(june, august))).toEqual(open(july, august));
    expect(overlap(open(june, null), open(july, september))).toEqual(open(july, september));
    expect(overlap(open(june, august), open(july, null))).toEqual(open(july, august));
    expect(overlap(open(june, null), open(june, null))).toEqual(open(june, null));
  });

  it('[RI1] are shortened by an earlier end, and by an end where none was', () => {
    expect(isShortened(null, july)).toBe(true);
    expect(isShortened(august, july)).toBe(true);
    expect(isShortened(july, july)).toBe(false);
    expect(isShortened(july, august)).toBe(false);
    expect(isShortened(july, null)).toBe(false);
    expect(isShortened(null, null)).toBe(false);
  });

  it('[RI14] end for a person with the day of a 退職 that was entered ahead, carried out or not', () => {
    expect(hasLeft({ state: 'left' }, june)).toBe(true);
    expect(hasLeft({ state: 'active' }, june)).toBe(false);
    expect(hasLeft({ state: 'active', leaving: null }, june)).toBe(false);
    expect(hasLeft({ state: 'active', leaving: { until: null } }, june)).toBe(false);
    expect(hasLeft({ state: 'active', leaving: { until: july } }, june)).toBe(false);
    expect(hasLeft({ state: 'active', leaving: { until: july } }, july)).toBe(true);
    expect(hasLeft({ state: 'active', leaving: { until: july } }, august)).toBe(true);
  });

  it('can be given back for five years after a 退職 that was entered in error', () => {
    const left = new Date('2026-06-01T01:02:03Z');
    expect(undoableUntil(left)).toEqual(new Date('2031-06-01T01:02:03Z'));
    expect(left).toEqual(new Date('2026-06-01T01:02:03Z'));
  });
});
