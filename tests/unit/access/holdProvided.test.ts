import { describe, expect, it } from '@jest/globals';
import type { Grant, Provision } from '#access/gate.ts';
import { holdProvided } from '#access/holdProvided.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** An admission whose grants, and whose store of provisions, the test moves. */
const start = async ({ isFit = () => true }: { isFit?: (grant: Grant) => boolean } = {}) => {
  const happens: string[] = [];
  const name = (grant: Grant | null) => (grant as unknown as { name: string } | null)?.name ?? null;
  const grantOf = (called: string) => ({ name: called }) as unknown as Grant;
  let now: Grant | null = grantOf('g1');
  let grant = now;
  let sent = 0;
  let storeIsAway = false;
  let on: { onChanged: (grant: Grant) => void; onEnded: (refusal: never) => void } | undefined;
  const held = await holdProvided({
    gate: {
      provide: async (under, first): Promise<Provision> => {
        await settled();
        if (storeIsAway) throw new Error('away');
        happens.push(`${name(under)} opened at ${first}`);
        return {
          shown: (last) => happens.push(`${name(under)} shown to ${last}`),
          close: async (last) => void happens.push(`${name(under)} closed at ${last}`),
        };
      },
    },
    hold: async (given) => {
      on = given;
      return {
        get grant() {
          return grant;
        },
        current: () => now,
        close: () => happens.push('let go'),
      } as never;
    },
    lastSent: () => sent,
    prepare: async (under) => {
      await settled();
      if (storeIsAway) throw new Error('away');
      happens.push(`ready for ${name(under)}`);
      return isFit(under);
    },
    onChanged: () => happens.push('changed'),
    onEnded: () => happens.push('ended'),
  });
  const told = (): string[] => happens.splice(0).filter((each) => !each.includes(' shown to '));
  return {
    ...{ held, happens, told },
    current: () => name(held?.current() ?? null),
    sent: (last: number) => {
      sent = last;
    },
    storeGoes: (away: boolean) => {
      storeIsAway = away;
    },
    /** Revoked; and judged anew under another grant. */
    revoke: () => {
      now = null;
    },
    judge: (called: string) => {
      grant = grantOf(called);
      now = grant;
      on?.onChanged(grant);
    },
    end: () => on?.onEnded({} as never),
  };
};

describe('[WA15] an admission and its provision', () => {
  it('opens it before the first thing is sent, once, and closes it where that ended', async () => {
    const { held, told, happens, current, sent } = await start();
    expect([told(), current()]).toEqual([['ready for g1'], 'g1']);
    await Promise.all([held?.provide(), held?.provide()]);
    sent(7);
    expect(current()).toBe('g1');
    expect(happens).toEqual(['g1 opened at 1', 'g1 shown to 7']);
    told();
    await held?.close();
    expect([told(), current()]).toEqual([['let go', 'g1 closed at 7'], null]);
  });

  it('sends nothing under another grant before its provision stands, which begins where the old one ends', async () => {
    const { held, told, current, sent, revoke, judge } = await start();
    await held?.provide();
    sent(5);
    revoke();
    expect(current()).toBeNull();
    judge('g2');
    expect(current()).toBeNull();
    told();
    for (let turn = 0; turn < 8; turn += 1) await settled();
    expect(told()).toEqual(['ready for g2', 'g2 opened at 6', 'g1 closed at 5', 'changed']);
    expect(current()).toBe('g2');
  });

  it('opens none under a grant that another has followed, and none for who was sent nothing', async () => {
    const { held, told, current, judge } = await start();
    told();
    judge('g2');
    judge('g3');
    for (let turn = 0; turn < 8; turn += 1) await settled();
    expect(told()).toEqual(['ready for g3', 'changed']);
    expect(current()).toBe('g3');
    await held?.provide();
    expect(told()).toEqual(['g3 opened at 1']);
  });

  it('is held back while the store is away, and tried again when something is to be sent', async () => {
    const { held, told, current, sent, storeGoes, judge } = await start();
    storeGoes(true);
    await expect(held?.provide()).rejects.toThrow('away');
    storeGoes(false);
    await held?.provide();
    sent(2);
    storeGoes(true);
    judge('g2');
    for (let turn = 0; turn < 4; turn += 1) await settled();
    told();
    expect(current()).toBeNull();
    for (let turn = 0; turn < 4; turn += 1) await settled();
    storeGoes(false);
    for (let turn = 0; turn < 4; turn += 1) await settled();
    expect(told()).toEqual([]);
    expect(current()).toBeNull();
    for (let turn = 0; turn < 8; turn += 1) await settled();
    expect(current()).toBe('g2');
    expect(told()).toEqual(['ready for g2', 'g2 opened at 3', 'g1 closed at 2', 'changed']);
  });

  it('ends under a grant that is not what its door needs, and sends nothing more', async () => {
    const { held, told, current, judge, end } = await start({
      isFit: (grant) => (grant as unknown as { name: string }).name !== 'g2',
    });
    await held?.provide();
    told();
    judge('g2');
    for (let turn = 0; turn < 4; turn += 1) await settled();
    expect([told(), current()]).toEqual([['ready for g2', 'ended'], null]);
    // Told once.
    end();
    expect(told()).toEqual([]);
    await held?.close();
    expect(told()).toEqual(['let go', 'g1 closed at 0']);
  });

  it('is none where the first grant is not', async () => {
    const { held, told } = await start({ isFit: () => false });
    expect([held, told()]).toEqual([null, ['ready for g1', 'let go']]);
  });
});
