import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Admission, holdAdmission } from '#access/admission.ts';
import type { Gate, Grant, Refusal, Revocation } from '#access/gate.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { endOfMoment } from '#platform/endOfMoment.ts';
import { Failure } from '#platform/failure.ts';

const signedOut: Refusal = { allowed: false, code: 'A-02' };
const noRelation: Refusal = { allowed: false, code: 'A-01' };
const storeAway: Refusal = { allowed: false, code: 'N-01' };
const patient = { kind: 'patient', id: 'p' } as const;
const session = { kind: 'session', id: 's' } as const;

/** The round's timer and the machine's clock, both moved by hand. */
const real = { setInterval: globalThis.setInterval, clearInterval: globalThis.clearInterval };
const ticks = new Set<() => void>();
let passedMs = 0;
beforeEach(() => {
  passedMs = 0;
  const began = 1_000_000;
  Object.assign(performance, { now: () => began + passedMs });
  const set = (tick: () => void) => {
    ticks.add(tick);
    return Object.assign(tick, { unref: () => tick });
  };
  Object.assign(globalThis, { setInterval: set, clearInterval: (tick: () => void) => ticks.delete(tick) });
});
const held: Admission[] = [];
afterEach(() => {
  for (const each of held.splice(0)) each.close();
  Reflect.deleteProperty(performance, 'now');
  Object.assign(globalThis, real);
});
const settle = async (): Promise<void> => {
  for (let at = 0; at < 5; at += 1) await endOfMoment();
};
const tick = async (): Promise<void> => {
  for (const each of [...ticks]) each();
  await settle();
};

/** A gate by hand: what it was asked, and what it says. */
const openGate = () => {
  const at = { now: new Date('2026-11-23T03:00:00Z'), head: 0, epoch: 0, delivers: true };
  const [heeds, moves] = [new Set<(entry: Revocation) => void>(), new Set<(session: string) => void>()];
  const judged: string[] = [];
  const [changed, ended]: [Grant[], Refusal[]] = [[], []];
  let answer: () => Promise<Grant | Refusal> = async () => grant();
  let admits: () => Promise<Grant> = async () => grant();
  const grant = (more: Partial<Grant> = {}): Grant =>
    ({
      ...{
        allowed: true,
        revocation: at.head,
        until: Number.POSITIVE_INFINITY,
        subjects: [patient, session],
      },
      ...{ account: { sessionEpoch: at.epoch }, ground: { day: tokyoDay(at.now) }, ...more },
    }) as unknown as Grant;
  const listen =
    <T>(to: Set<T>) =>
    (listener: T) => {
      to.add(listener);
      return () => to.delete(listener);
    };
  const gate = {
    admit: async () => {
      judged.push('admit');
      return admits();
    },
    judge: async () => {
      judged.push('judge');
      return answer();
    },
    hears: async () => {
      judged.push('hears');
      return true;
    },
    delivers: () => at.delivers,
    onRevoked: listen(heeds),
    onMoved: listen(moves),
  } as unknown as Gate;
  const enter = async (stillSignedIn?: () => Promise<boolean>): Promise<Admission> => {
    const admission = await holdAdmission({
      ...{ gate, clock: { now: () => at.now }, act: 'read', record: {} as never },
      actor: { account: 'a', session: 's', position: 'x' } as never,
      onChanged: (next) => changed.push(next),
      onEnded: (refusal) => ended.push(refusal),
      ...(stillSignedIn === undefined ? {} : { stillSignedIn }),
    });
    held.push(admission);
    return admission;
  };
  return {
    ...{ at, grant, enter, judged, changed, ended, heeds, moves },
    says: (next: () => Promise<Grant | Refusal>) => {
      answer = next;
    },
    admits: (next: () => Promise<Grant>) => {
      admits = next;
    },
    /** An entry of the log reaches this node. */
    revoke: (subject: Revocation['subject'] = patient, takesAway = false) => {
      at.head += 1;
      for (const each of [...heeds]) each({ n: at.head, subject, takesAway });
    },
    move: (of: string) => {
      for (const each of [...moves]) each(of);
    },
  };
};
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : error),
  );

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
      passedMs = 4_999;
      await tick();
      expect([door.ended, admission.current()]).toEqual([[], null]);
      passedMs = 5_000;
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
      passedMs += 3_000;
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
    for (passedMs = 0; passedMs < 10_000; passedMs += 5_000) await tick();
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
    passedMs = 19_999;
    await tick();
    expect(asked).toBe(1);
    passedMs = 20_000;
    await tick();
    await tick();
    expect([asked, door.judged]).toEqual([2, ['admit', 'hears']]);
    stands = false;
    passedMs = 40_000;
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
