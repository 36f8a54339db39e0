import { describe, expect, it } from '@jest/globals';
import { groupRefusals } from '#access/groupRefusals.ts';
import type { Fact } from '#access/recordFact.ts';
import { Lifecycle } from '#platform/lifecycle.ts';
import { createLogger } from '#platform/logger.ts';

const refused = (more: Partial<Fact> = {}): Fact =>
  ({
    ...{ session: 's', position: 'p', act: 'list', record: { kind: 'patient', id: 'r' }, times: 1 },
    ...{ allowed: false, code: 'A-04', rule: 'WA3', clause: 's1', version: 1, from: '1', to: '2', at: 0 },
    ...more,
  }) as unknown as Fact;

const open = (fails: () => boolean = () => false) => {
  const stored: Fact[] = [];
  let now = 0;
  const lifecycle = new Lifecycle(createLogger('silent'));
  const intake = {
    record: async (fact: Fact) => {
      if (fails()) throw new Error('away');
      stored.push(fact);
      return 'id' as never;
    },
  };
  const group = groupRefusals(intake, { lifecycle, log: createLogger('silent') }, () => now);
  return {
    ...{ stored, group, lifecycle },
    pass: (ms: number) => {
      now += ms;
    },
  };
};

describe('[AU13] the same refusal again', () => {
  it('is counted for an hour and written as one more fact, with its number and the time of the last', async () => {
    const { stored, group, pass, lifecycle } = open();
    for (let at = 0; at < 60; at++) {
      await group.record(refused({ at: new Date(at) }));
      pass(59_000);
    }
    expect(stored).toHaveLength(1);
    pass(60_000);
    await group.write();
    expect(stored.slice(1)).toEqual([refused({ at: new Date(59), times: 59 })]);
    await group.record(refused());
    expect(stored).toHaveLength(3);
    await lifecycle.close();
    // Met once in that hour: nothing is left to be counted.
    expect(stored).toHaveLength(3);
  });

  it.each([
    [{ session: 'other' }],
    [{ position: 'other' }],
    [{ act: 'count-unread' as const }],
    [{ record: { kind: 'patient' as const, id: 'other' } }],
    [{ code: 'A-05' }],
    [{ rule: 'WA9' }],
    [{ version: 2 }],
  ])('is another one where %j differs', async (more) => {
    const { stored, group, lifecycle } = open();
    await group.record(refused());
    await group.record(refused(more));
    expect(stored).toHaveLength(2);
    await lifecycle.close();
  });

  it('never holds back what was allowed', async () => {
    const { stored, group, lifecycle } = open();
    for (let at = 0; at < 3; at++) await group.record(refused({ allowed: true, code: null }));
    expect(stored).toHaveLength(3);
    await lifecycle.close();
  });

  it('counts on nothing that is not durable, and what was counted is written when the node ends', async () => {
    let away = true;
    const { stored, group, lifecycle } = open(() => away);
    await expect(group.record(refused())).rejects.toThrow('away');
    away = false;
    for (let at = 0; at < 4; at++) await group.record(refused());
    expect(stored).toHaveLength(1);
    await lifecycle.close();
    expect(stored.map(({ times }) => times)).toEqual([1, 3]);
  });

  it('is a first one again once its hour is over, behind the number of those before it', async () => {
    const { stored, group, pass } = open();
    await group.record(refused());
    pass(1_000);
    await group.record(refused());
    pass(60 * 60_000 - 1_001);
    await group.record(refused());
    expect(stored.map(({ times }) => times)).toEqual([1]);
    pass(1);
    await group.record(refused());
    expect(stored.map(({ times }) => times)).toEqual([1, 2, 1]);
  });

  it('is written by itself when its hour is over, and one that came alone is not written twice', async () => {
    const { stored, group, pass } = open();
    for (const account of ['a', 'a', 'b'] as never[]) await group.record(refused({ account }));
    pass(30 * 60_000);
    for (const account of ['c', 'c'] as never[]) await group.record(refused({ account }));
    pass(30 * 60_000);
    await group.write();
    expect(stored.map(({ account, times }) => `${account} ${times}`)).toEqual(['a 1', 'b 1', 'c 1', 'a 1']);
    await group.write();
    expect(stored).toHaveLength(4);
  });

  it('is of refusals, and of what one may do all day: what was given is written each time', async () => {
    const { stored, group } = open();
    const given = { allowed: true, code: null } as Partial<Fact>;
    for (const act of ['read', 'read', 'switch-position', 'switch-position'] as never[])
      await group.record(refused({ ...given, act }));
    expect(stored.map(({ act }) => act)).toEqual(['read', 'read', 'switch-position']);
  });
});
