import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Admission } from '#access/admission.ts';
import type { Grant } from '#access/gate.ts';
import { keepProvided } from '#access/keepProvided.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { holdsAsync } from '#tests/support/holdsAsync.ts';

const flush = () => new Promise((resolve) => setImmediate(resolve));
const classes = ['post', 'vitals', 'photo'] as const;

/** What the store knows of one provision. */
interface Stored {
  readonly grant: Grant;
  readonly first: number;
  readonly dataClasses: readonly DataClass[];
  /** As it was told when it was closed; null while it is open. */
  last: number | null;
}
interface Sent {
  readonly seq: number;
  readonly dataClass: DataClass;
  readonly grant: Grant;
}

/**
 * One admission across a border, whose every command to the store and every look at it comes back when the test says so, in
 * any order, or fails. The model is only this: what was sent, and which provisions stand.
 */
const world = (isAhead: boolean) => {
  const pending: { settle(fails: boolean): void }[] = [];
  const [stored, sent]: [Stored[], Sent[]] = [[], []];
  const state = { away: false, revoked: false, released: false, isProvided: false, failed: false, grants: 0 };
  const nextGrant = () =>
    ({
      ...{ name: `g${++state.grants}`, ground: { from: '1', to: '2' } },
      disclosed: classes,
    }) as unknown as Grant;
  const later = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      pending.push({
        settle: (fails) => {
          state.failed ||= fails;
          if (fails) reject(new Error('away'));
          else resolve(work());
        },
      });
    });
  const admission = {
    grant: nextGrant(),
    current: (): Grant | null => (state.revoked || state.released ? null : admission.grant),
    close: () => {},
  };
  const keeper = keepProvided({
    gate: {
      provide: (grant, first, dataClasses = grant.disclosed) =>
        later(() => {
          const one: Stored = { grant, first, dataClasses, last: null };
          stored.push(one);
          return {
            shown: () => {},
            close: (last) => {
              // The keeper of provisions closes what the store did not take, where it was told that it ends.
              one.last ??= last;
              return later(() => {});
            },
          };
        }),
    },
    admission: admission satisfies Admission,
    lastSent: () => sent.length,
    ...(isAhead && {
      ahead: () => ({ first: sent.length + 1 }),
      prepare: () => later(() => null),
    }),
    onReady: () => {},
    onUnfit: () => {},
    onTrouble: () => {},
  });

  const provide = (dataClass: DataClass): void => {
    keeper.provide({ first: sent.length + 1, dataClasses: [dataClass] }).then(
      () => {
        state.isProvided = true;
      },
      () => {},
    );
  };
  /** As a door does: it is asked each time, and what may not go out is provided first. */
  const send = (dataClass: DataClass): void => {
    const run = { first: sent.length + 1, dataClasses: [dataClass] };
    const grant = keeper.current();
    const mayGo = isAhead ? state.isProvided : keeper.covers(run);
    if (grant === null || !mayGo) {
      provide(dataClass);
      return;
    }
    const seq = sent.length + 1;
    const covering = stored.filter(
      (one) =>
        one.grant === grant && one.last === null && one.first <= seq && one.dataClasses.includes(dataClass),
    );
    // Under the grant of this moment, and one provision that stands and is open says that it may be.
    expect([state.revoked || state.released, grant, covering.length]).toEqual([false, admission.grant, 1]);
    sent.push({ seq, dataClass, grant });
  };
  return {
    ...{ pending, stored, sent, state, keeper, send, provide },
    judge: (): void => {
      admission.grant = nextGrant();
      state.revoked = false;
      keeper.renew();
    },
    settle: (which: number): void => {
      const at = which % Math.max(1, pending.length);
      pending.splice(at, 1)[0]?.settle(state.away);
    },
    release: (): void => {
      state.released = true;
      keeper.release().catch(() => {});
    },
    begin: (): void => {
      if (isAhead) keeper.begin().catch(() => {});
    },
    /** The store is back, and all that is under way comes to its end. */
    calm: async (): Promise<void> => {
      state.away = false;
      for (let turn = 0; turn < 40; turn += 1) {
        for (const one of pending.splice(0)) one.settle(false);
        await flush();
      }
    },
    admission,
  };
};

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ is: fc.constant('send' as const), what: fc.constantFrom(...classes) }),
  },
  { weight: 8, arbitrary: fc.record({ is: fc.constant('settle' as const), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('judge' as const) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('revoke' as const) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constantFrom('store goes' as const, 'store comes' as const) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('look' as const) }) },
);

/** Long ones as often as short ones: what must not happen needs four or five things in a row. */
const history = fc.array(step, { maxLength: 80, size: 'max' });

const play = async (
  one: ReturnType<typeof world>,
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
) => {
  for (const each of steps) {
    if (each.is === 'send') one.send(each.what);
    else if (each.is === 'settle') one.settle(each.which);
    else if (each.is === 'judge') one.judge();
    else if (each.is === 'revoke') one.state.revoked = true;
    else if (each.is === 'look') one.keeper.current();
    else one.state.away = each.is === 'store goes';
    await flush();
  }
};

describe('[AC20] an admission and its provision, whatever comes in whatever order', () => {
  it.each([
    ['a door that provides ahead', true],
    ['a door that provides what it sends', false],
  ])(
    '%s sends what exactly one provision of its grant lists, and lists nothing else',
    async (_door, isAhead) => {
      await holdsAsync(
        fc.asyncProperty(history, fc.array(step, { maxLength: 12 }), async (before, after) => {
          const one = world(isAhead);
          one.begin();
          await play(one, before);
          one.release();
          const sentByThen = one.sent.length;
          await play(one, after);
          await one.calm();
          expect([one.sent.length, one.keeper.current()]).toEqual([sentByThen, null]);
          for (const { seq, dataClass, grant } of one.sent) {
            const listing = one.stored.filter(
              (each) =>
                each.grant === grant &&
                each.first <= seq &&
                seq <= (each.last ?? Number.POSITIVE_INFINITY) &&
                each.dataClasses.includes(dataClass),
            );
            expect(listing).toHaveLength(1);
          }
          for (const { grant, first, last } of one.stored) {
            expect(last).not.toBeNull();
            for (let seq = first; seq <= last!; seq += 1) expect(one.sent[seq - 1]?.grant).toBe(grant);
          }
        }),
      );
    },
  );

  it.each([
    ['a door that provides ahead', true],
    ['a door that provides what it sends', false],
  ])('%s goes on under the grant of the moment once the store is back', async (_door, isAhead) => {
    await holdsAsync(
      fc.asyncProperty(history, async (before) => {
        const one = world(isAhead);
        one.begin();
        await play(one, before);
        one.judge();
        await one.calm();
        // What failed is tried again when something is to be sent; nothing else waits for that.
        if (one.state.failed) one.keeper.current();
        await one.calm();
        expect(one.keeper.current()).toBe(one.admission.grant);
        const sentByThen = one.sent.length;
        one.send('post');
        await one.calm();
        if (one.sent.length === sentByThen) one.send('post');
        expect(one.sent.length).toBe(sentByThen + 1);
      }),
    );
  });
});
