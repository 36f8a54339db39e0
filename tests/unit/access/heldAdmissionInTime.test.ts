import { describe, expect, it } from '@jest/globals';
import type { Grant, Refusal } from '#access/gate.ts';
import {
  elapsed,
  noRelation,
  openGate,
  settle,
  signedOut,
  storeAway,
  tick,
} from '#tests/support/gateByHand.ts';

describe('[AC5] while the store is away', () => {
  const answers: [string, () => Promise<Grant | Refusal>][] = [
    ['says N-01', async () => storeAway],
    ['fails', () => Promise.reject(new Error('away'))],
  ];
  it.each(answers)(
    'one that an entry touches waits five seconds, sending nothing, and ends: it %s',
    async (_, says) => {
      const door = openGate();
      const admission = await door.enter();
      door.says(says);
      door.revoke();
      await settle();
      elapsed.ms = 4_999;
      await tick();
      expect([door.ended, admission.current()]).toEqual([[], null]);
      elapsed.ms = 5_000;
      await tick();
      expect(door.ended).toEqual([{ allowed: false, code: 'N-01', details: { retryAfterSeconds: 2 } }]);
      expect(door.judged.filter((each) => each === 'judge')).toHaveLength(3);
    },
  );

  it('one that waited goes on when the store is back, and its next wait begins anew', async () => {
    const door = openGate();
    const admission = await door.enter();
    for (const failing of [true, false, true, false]) {
      door.says(async () => (failing ? storeAway : door.grant()));
      if (failing) door.revoke();
      elapsed.ms += 3_000;
      await tick();
      expect(admission.current() === null).toBe(failing);
    }
    expect([door.ended, door.changed.length]).toEqual([[], 2]);
  });

  it('one that only waits for its daily look goes on', async () => {
    const door = openGate();
    const admission = await door.enter();
    door.at.now = new Date('2026-11-23T15:00:00Z');
    door.says(async () => storeAway);
    for (elapsed.ms = 0; elapsed.ms < 10_000; elapsed.ms += 5_000) await tick();
    expect([door.ended, admission.current()]).toEqual([[], admission.grant]);
    expect(door.judged).toContain('judge');
  });
});

describe('[AC5] [HU1] by the round of the process', () => {
  it('is judged at its end and on each new day, and not before', async () => {
    const door = openGate();
    const end = new Date('2026-11-23T05:00:00Z');
    door.admits(async () => door.grant({ until: +end }));
    door.says(async () => noRelation);
    await door.enter();
    door.at.now = new Date(+end - 1);
    await tick();
    expect(door.judged).toEqual(['admit', 'hears']);
    door.at.now = end;
    await tick();
    expect(door.ended).toEqual([noRelation]);
    const daily = openGate();
    await daily.enter();
    daily.at.now = new Date('2026-11-23T15:00:00Z');
    await tick();
    await tick();
    expect(daily.judged).toEqual(['admit', 'hears', 'judge']);
  });

  it('has its session looked at every twenty seconds, and ends with it', async () => {
    const door = openGate();
    let [stands, asked] = [true, 0];
    await door.enter(async () => {
      asked += 1;
      return stands;
    });
    elapsed.ms = 19_999;
    await tick();
    expect(asked).toBe(1);
    elapsed.ms = 20_000;
    await tick();
    await tick();
    expect([asked, door.judged]).toEqual([2, ['admit', 'hears']]);
    stands = false;
    elapsed.ms = 40_000;
    await tick();
    expect([asked, door.ended]).toEqual([3, [signedOut]]);
  });

  it('has its session looked at when that acts in another position, and goes on where nobody answers', async () => {
    const door = openGate();
    let answer: () => Promise<boolean> = async () => true;
    let asked = 0;
    const admission = await door.enter(() => {
      asked += 1;
      return answer();
    });
    door.move('another');
    await settle();
    expect(asked).toBe(1);
    answer = () => Promise.reject(new Error('away'));
    door.move('s');
    await settle();
    expect([asked, door.ended, admission.current()]).toEqual([2, [], admission.grant]);
    answer = async () => false;
    door.move('s');
    await settle();
    expect([door.ended, door.judged]).toEqual([[signedOut], ['admit', 'hears']]);
  });
});
