import { describe, expect, it } from '@jest/globals';
import { objectionEnds } from '#domain/rights/objectionEnds.ts';
import { recoveryAt } from '#domain/rights/recoveryAt.ts';

const hour = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 5, 1) + hours * hour);
const week = 7 * 24;

describe('[RI5] the making of an officer by the operator', () => {
  it('can be objected to for 24 hours after it was confirmed', () => {
    expect(objectionEnds(at(3))).toEqual(at(27));
    const confirmed = { state: 'confirmed', askedAt: at(0), confirmedAt: at(3) } as const;
    expect(recoveryAt(confirmed, at(4))).toEqual({ state: 'confirmed', until: at(27) });
  });

  it('is over when nobody confirms it within a week', () => {
    const asked = { state: 'asked', askedAt: at(0), confirmedAt: null } as const;
    expect(recoveryAt(asked, new Date(at(week).getTime() - 1))).toEqual({ state: 'asked', until: null });
    expect(recoveryAt(asked, at(week))).toEqual({ state: 'expired', until: null });
  });

  it('is over when nobody carries it out within a week of the end of the objection', () => {
    const confirmed = { state: 'confirmed', askedAt: at(0), confirmedAt: at(100) } as const;
    expect(recoveryAt(confirmed, new Date(at(124 + week).getTime() - 1)).state).toBe('confirmed');
    expect(recoveryAt(confirmed, at(124 + week)).state).toBe('expired');
  });

  it.each(['withdrawn', 'objected', 'done'] as const)('stays %s for good', (state) => {
    expect(recoveryAt({ state, askedAt: at(0), confirmedAt: at(3) }, at(10_000)).state).toBe(state);
    expect(recoveryAt({ state, askedAt: at(0), confirmedAt: null }, at(10_000)).state).toBe(state);
  });
});
