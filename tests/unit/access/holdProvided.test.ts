import { describe, expect, it } from '@jest/globals';
import type { Grant, Provision, Refusal } from '#access/gate.ts';
import { holdProvided } from '#access/holdProvided.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const turns = async (many = 8) => {
  for (let turn = 0; turn < many; turn += 1) await settled();
};

interface Given {
  readonly isFit?: (called: string | null) => boolean;
  readonly whilePreparing?: (on: { onEnded(refusal: Refusal): void }) => void;
}

/** A door that provides ahead: an admission whose grants, and a store of provisions, that the test moves. */
const start = async ({ isFit = () => true, whilePreparing = () => {} }: Given = {}) => {
  const happens: string[] = [];
  const name = (grant: Grant | null) => (grant as unknown as { name: string } | null)?.name ?? null;
  const grantOf = (called: string) =>
    ({ name: called, disclosed: ['minutes'], record: { kind: 'minutes', id: 'm' } }) as unknown as Grant;
  let now: Grant | null = grantOf('g1');
  let grant = now;
  let sent = 0;
  let storeIsAway = false;
  const pulls: (() => number)[] = [];
  let on: { onChanged: (grant: Grant) => void; onEnded: (refusal: Refusal) => void } | undefined;
  const holding = holdProvided({
    gate: {
      provide: async (under, first, _classes, lastShown): Promise<Provision> => {
        await settled();
        if (storeIsAway) throw new Error('away');
        happens.push(`${name(under)} opened at ${first}`);
        pulls.push(lastShown!);
        return {
          shown: () => {},
          close: async (last) => void happens.push(`${name(under)} closed at ${last}`),
        };
      },
    },
    log: { warn: () => void happens.push('warned') } as never,
    hold: async (given) => {
      on = given;
      return {
        get grant() {
          return grant;
        },
        current: () => now,
        close: () => void happens.push('let go'),
      } as never;
    },
    lastSent: () => sent,
    ahead: () => ({ first: sent + 1 }),
    prepare: async (under) => {
      await settled();
      whilePreparing(on!);
      if (storeIsAway) throw new Error('away');
      happens.push(`ready for ${name(under)}`);
      return isFit(name(under)) ? null : { allowed: false, code: 'A-06' };
    },
    onChanged: () => void happens.push('changed'),
    onEnded: ({ code }) => void happens.push(`ended ${code}`),
  });
  const refused = await holding.then(
    () => null,
    (error: { code: string }) => error.code,
  );
  const held = refused === null ? await holding : null;
  return {
    ...{ held, refused, happens },
    told: (): string[] => happens.splice(0),
    pulled: () => pulls.at(-1)!(),
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
    end: () => on?.onEnded({ allowed: false, code: 'A-01' }),
  };
};

describe('[WA15] [AC20] an admission and its provision', () => {
  it('opens it before the first thing is sent, once, asks how far it is, and closes it where that ended', async () => {
    const { held, told, pulled, current, sent } = await start();
    expect([told(), current()]).toEqual([['ready for g1'], 'g1']);
    await Promise.all([held?.provide(), held?.provide()]);
    expect([told(), pulled()]).toEqual([['g1 opened at 1'], 0]);
    sent(7);
    expect([current(), pulled()]).toEqual(['g1', 7]);
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
    await turns();
    expect(told()).toEqual(['ready for g2', 'g2 opened at 6', 'g1 closed at 5', 'changed']);
    expect(current()).toBe('g2');
  });

  it('opens none under a grant that another has followed, and none for who was sent nothing', async () => {
    const { held, told, current, judge } = await start();
    told();
    judge('g2');
    judge('g3');
    await turns();
    expect(told()).toEqual(['ready for g3', 'changed']);
    expect(current()).toBe('g3');
    await held?.provide();
    expect(told()).toEqual(['g3 opened at 1']);
  });

  it('is held back while the store is away, says so, and is tried again when something is to be sent', async () => {
    const { held, told, current, sent, storeGoes, judge } = await start();
    storeGoes(true);
    await expect(held?.provide()).rejects.toThrow('away');
    storeGoes(false);
    await held?.provide();
    sent(2);
    told();
    storeGoes(true);
    judge('g2');
    await turns(4);
    expect(told()).toEqual(['warned']);
    expect(current()).toBeNull();
    await turns(4);
    storeGoes(false);
    await turns(4);
    expect(told()).toEqual(['warned']);
    expect(current()).toBeNull();
    await turns();
    expect(current()).toBe('g2');
    expect(told()).toEqual(['ready for g2', 'g2 opened at 3', 'g1 closed at 2', 'changed']);
  });

  it('is provided once it is asked for, though it could not go on when that was', async () => {
    const { held, told, current, storeGoes, judge } = await start();
    told();
    storeGoes(true);
    judge('g2');
    await turns(4);
    await expect(held?.provide()).rejects.toThrow('away');
    storeGoes(false);
    told();
    expect(current()).toBeNull();
    await turns();
    expect([told(), current()]).toEqual([['ready for g2', 'g2 opened at 1', 'changed'], 'g2']);
  });

  it('ends under a grant that is not what its door needs, once, and sends nothing more', async () => {
    const { held, told, current, sent, judge, end } = await start({ isFit: (called) => called !== 'g2' });
    await held?.provide();
    sent(3);
    told();
    judge('g2');
    await turns(4);
    expect([told(), current()]).toEqual([['ready for g2', 'let go', 'ended A-06', 'g1 closed at 3'], null]);
    end();
    await held?.close();
    await held?.provide();
    judge('g3');
    await turns();
    expect(told().filter((each) => each !== 'let go')).toEqual([]);
  });

  it('does not end for a grant that another has followed while it was looked at', async () => {
    const { told, current, judge } = await start({ isFit: (called) => called !== 'g2' });
    told();
    judge('g2');
    await Promise.resolve();
    judge('g3');
    await turns();
    expect([told(), current()]).toEqual([['ready for g2', 'ready for g3', 'changed'], 'g3']);
  });

  it('ends where it is refused, and its provision with it', async () => {
    const { held, told, current, sent, end } = await start();
    await held?.provide();
    sent(4);
    told();
    end();
    expect([told(), current()]).toEqual([['let go', 'ended A-01'], null]);
    await turns();
    expect(told()).toEqual(['g1 closed at 4']);
  });

  it('is none where the first grant is not, nor where it ends before it is handed over', async () => {
    const unfit = await start({ isFit: () => false });
    expect(unfit.refused).toBe('A-06');
    expect(unfit.told()[1]).toBe('let go');
    const ended = await start({ whilePreparing: ({ onEnded }) => onEnded({ allowed: false, code: 'A-02' }) });
    expect(ended.refused).toBe('A-02');
    expect(ended.told()).not.toContain('ended A-02');
  });
});
