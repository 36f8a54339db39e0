import { describe, expect, it } from '@jest/globals';
import type { Grant, Refusal } from '#access/gate.ts';
import { Failure } from '#platform/failure.ts';
import {
  codeOf,
  noRelation,
  openGate,
  patient,
  session,
  settle,
  signedOut,
  tick,
  ticks,
} from '#tests/support/gateByHand.ts';

describe('[AC5] who comes in', () => {
  it('is refused as the gate refuses, and nothing listens on for them', async () => {
    const door = openGate();
    door.admits(() => Promise.reject(new Failure('A-01')));
    expect(await codeOf(door.enter())).toBe('A-01');
    expect([door.heeds.size, door.moves.size, door.ended, ticks.size]).toEqual([0, 0, [], 0]);
  });

  it('is judged, hears what was revoked by then, and is in: nobody is told of a change or an end', async () => {
    const door = openGate();
    const admission = await door.enter();
    expect(door.judged).toEqual(['admit', 'hears']);
    expect(admission.current()).toBe(admission.grant);
    expect([door.changed, door.ended]).toEqual([[], []]);
  });

  it('is refused where the session stands no longer, and where that cannot be asked', async () => {
    const gone = openGate();
    expect(await codeOf(gone.enter(async () => false))).toBe('A-02');
    const away = openGate();
    expect(await codeOf(away.enter(() => Promise.reject(new Error('away'))))).toEqual(new Error('away'));
    for (const door of [gone, away])
      expect([door.heeds.size, door.moves.size, door.ended, ticks.size]).toEqual([0, 0, [], 0]);
  });

  it('is judged anew with what was revoked between the judgement and its answer', async () => {
    const door = openGate();
    door.admits(async () => {
      const early = door.grant();
      door.revoke();
      return early;
    });
    const admission = await door.enter();
    expect(door.judged).toEqual(['admit', 'hears', 'judge']);
    expect(admission.grant.revocation).toBe(1);
    expect(door.changed).toEqual([]);
  });

  it('is refused with the answer to that entry, and nobody is told that anything ended', async () => {
    for (const [said, code] of [
      [noRelation, 'A-01'],
      [{ allowed: false, code: 'A-04' } as Refusal, 'A-04'],
    ] as const) {
      const door = openGate();
      door.says(async () => said);
      door.admits(async () => {
        const early = door.grant();
        door.revoke();
        return early;
      });
      expect([await codeOf(door.enter()), door.ended, door.heeds.size]).toEqual([code, [], 0]);
    }
  });

  it('is not judged twice for what the judgement knew, nor for what concerns others', async () => {
    const door = openGate();
    door.admits(async () => {
      door.revoke();
      door.revoke({ kind: 'patient', id: 'other' } as never);
      return door.grant({ revocation: 1 });
    });
    await door.enter();
    expect(door.judged).toEqual(['admit', 'hears']);
  });
});

describe('[AC5] [AC17] who is in', () => {
  it('is sent nothing from an entry on that touches them until they were judged with it', async () => {
    for (const subject of [patient, { kind: 'all' }] as const) {
      const door = openGate();
      const admission = await door.enter();
      let answer: (grant: Grant) => void = () => {};
      door.says(
        () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      );
      door.revoke(subject);
      await settle();
      expect(admission.current()).toBeNull();
      answer(door.grant());
      await settle();
      expect(door.changed).toEqual([admission.grant]);
      expect(admission.current()?.revocation).toBe(1);
    }
  });

  it('is not judged for an entry about others, nor for one that they were judged with', async () => {
    const door = openGate();
    door.at.head = 5;
    const admission = await door.enter();
    for (const each of [...door.heeds]) each({ n: 5, subject: patient });
    door.revoke({ kind: 'patient', id: 'other' } as never);
    await settle();
    expect(door.judged).toEqual(['admit', 'hears']);
    expect(admission.current()).not.toBeNull();
  });

  it('is judged once more for an entry that comes while they are judged', async () => {
    const door = openGate();
    const admission = await door.enter();
    door.says(async () => {
      const grant = door.grant();
      if (door.at.head === 1) door.revoke();
      return grant;
    });
    door.revoke();
    await settle();
    expect(door.judged).toEqual(['admit', 'hears', 'judge', 'judge']);
    expect(admission.current()?.revocation).toBe(2);
  });

  it('has its place before others for what was taken from it, and not for what comes after that', async () => {
    const order: string[] = [];
    let go: () => void = () => {};
    const free = new Promise<void>((resolve) => {
      go = resolve;
    });
    const come = async (name: string) => {
      const door = openGate();
      await door.enter();
      return {
        door,
        wait: () =>
          door.says(async () => {
            order.push(name);
            await free;
            return door.grant();
          }),
      };
    };
    const [before, now] = [await come('taken from before'), await come('taken from now')];
    before.door.revoke(patient, true);
    await settle();
    expect(before.door.judged).toEqual(['admit', 'hears', 'judge']);
    const others = await Promise.all(Array.from({ length: 100 }, () => come('another')));
    for (const { door, wait } of [...others, before]) {
      wait();
      door.revoke();
    }
    now.wait();
    now.door.revoke(patient, true);
    await settle();
    const inLanes = order.length;
    expect(inLanes).toBeLessThan(100);
    go();
    for (let at = 0; at < 20; at += 1) await settle();
    expect(order).toHaveLength(102);
    expect([order.indexOf('taken from now'), order.at(-1)]).toEqual([inLanes, 'taken from before']);
  });

  it('is out with a refusal, told once, and asked for no more', async () => {
    const door = openGate();
    const admission = await door.enter();
    door.says(async () => noRelation);
    door.revoke();
    await settle();
    door.revoke();
    await settle();
    expect([door.ended, admission.current(), door.heeds.size]).toEqual([[noRelation], null, 0]);
    expect(door.judged.filter((each) => each === 'judge')).toHaveLength(1);
  });

  it('is out at once when the session is ended, without being judged', async () => {
    const door = openGate();
    const admission = await door.enter();
    door.revoke(session);
    expect([door.ended, admission.current()]).toEqual([[signedOut], null]);
    expect(door.judged).toEqual(['admit', 'hears']);
  });

  it('is out when all sessions of the account were ended, though the right stands', async () => {
    const door = openGate();
    const admission = await door.enter();
    door.at.epoch = 1;
    door.revoke();
    await settle();
    expect([door.ended, door.changed, admission.current()]).toEqual([[signedOut], [], null]);
  });

  it('is out when judged anew without a session', async () => {
    const door = openGate();
    let stands = true;
    await door.enter(async () => stands);
    stands = false;
    door.revoke();
    await settle();
    expect([door.ended, door.judged]).toEqual([[signedOut], ['admit', 'hears']]);
  });

  it('is sent nothing while the node cannot know of revocations', async () => {
    const door = openGate();
    const admission = await door.enter();
    door.at.delivers = false;
    expect(admission.current()).toBeNull();
    door.at.delivers = true;
    expect(admission.current()).toBe(admission.grant);
  });

  it('goes by themselves: nothing is told, judged or sent from there on', async () => {
    const door = openGate();
    const admission = await door.enter();
    admission.close();
    admission.close();
    door.revoke();
    await tick();
    expect([door.ended, door.judged, admission.current()]).toEqual([[], ['admit', 'hears'], null]);
    expect([door.heeds.size, door.moves.size, ticks.size]).toEqual([0, 0, 0]);
  });

  it('is not told of a change that was decided after they went', async () => {
    const door = openGate();
    const admission = await door.enter();
    door.says(async () => {
      admission.close();
      return door.grant();
    });
    door.revoke();
    await settle();
    expect([door.changed, door.ended]).toEqual([[], []]);
  });
});
