import { describe, expect, it } from '@jest/globals';
import { isForToday } from '#domain/conferences/isForToday.ts';
import { nextState } from '#domain/conferences/nextState.ts';
import { dayOf } from '#tests/support/accessRegion.ts';

describe('a step of a conference', () => {
  it('leads on from one state, and to where one is when it was taken already', () => {
    const states = ['planned', 'open', 'ended', 'cancelled'] as const;
    const table = (step: 'start' | 'end' | 'cancel') => states.map((state) => nextState(state, step));
    expect(table('start')).toEqual(['open', 'open', null, null]);
    expect(table('end')).toEqual([null, 'ended', 'ended', null]);
    expect(table('cancel')).toEqual(['cancelled', null, null, 'cancelled']);
  });
});

describe('the conferences of today', () => {
  it('are those that are open, and those that are planned for a time of this day in Tokyo', () => {
    const isOn = (state: string, startsAt: string | Date) =>
      isForToday({ state, startsAt }, dayOf('2026-11-23'));
    expect(isOn('open', '2026-11-01T00:00:00Z')).toBe(true);
    expect(isOn('planned', '2026-11-22T15:00:00Z')).toBe(true);
    expect(isOn('planned', new Date('2026-11-23T14:59:59Z'))).toBe(true);
    expect(isOn('planned', '2026-11-23T15:00:00Z')).toBe(false);
    expect(isOn('ended', '2026-11-23T03:00:00Z')).toBe(false);
    expect(isOn('cancelled', '2026-11-23T03:00:00Z')).toBe(false);
  });
});
