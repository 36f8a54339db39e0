import { describe, expect, it } from '@jest/globals';
import { accountLimits } from '#server/realtime/accountLimits.ts';
import { createRequestLimits, type RequestLimits } from '#server/realtime/requestLimits.ts';

/** How many of so many requests pass, each ending at once. */
const passed = (limits: RequestLimits, requests: number): number =>
  Array.from({ length: requests }).filter(() => {
    try {
      limits.enter()();
      return true;
    } catch {
      return false;
    }
  }).length;

describe('the requests of one account over all its sockets', () => {
  it('[HU2] twenty tabs are no twenty shares, and a colleague has their own', () => {
    const limitsOf = accountLimits();
    const tabs = Array.from({ length: 20 }, () =>
      limitsOf(
        'one',
        createRequestLimits(() => {}),
      ),
    );
    const all = tabs.reduce((sum, tab) => sum + passed(tab, 60), 0);
    expect(all).toBe(240);
    expect(
      passed(
        limitsOf(
          'other',
          createRequestLimits(() => {}),
        ),
        60,
      ),
    ).toBe(60);
  });

  it('[HU2] what waits for the store is counted together, and given back where it was refused', () => {
    const limitsOf = accountLimits();
    const tabs = Array.from({ length: 4 }, () =>
      limitsOf(
        'one',
        createRequestLimits(() => {}),
      ),
    );
    const held = tabs.slice(0, 3).flatMap((tab) => Array.from({ length: 16 }, () => tab.enter()));
    const last = tabs[3];
    expect(() => last?.enter()).toThrow('V-04');
    for (const done of held) done();
    expect(passed(last as RequestLimits, 20)).toBe(20);
  });

  it('an account with no tab left is forgotten', () => {
    const limitsOf = accountLimits();
    const tab = limitsOf(
      'one',
      createRequestLimits(() => {}, { most: 1_000, inFlight: 16 }),
    );
    expect(passed(tab, 300)).toBe(240);
    tab.leave();
    expect(
      passed(
        limitsOf(
          'one',
          createRequestLimits(() => {}, { most: 1_000, inFlight: 16 }),
        ),
        300,
      ),
    ).toBe(240);
  });
});
