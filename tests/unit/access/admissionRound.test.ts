import { afterEach, describe, expect, it } from '@jest/globals';
import { holdAdmission } from '#access/admission.ts';
import { type Due, watchAdmission } from '#access/admissionRound.ts';
import type { Gate, Grant, Revocation } from '#access/gate.ts';
import { endOfMoment } from '#platform/endOfMoment.ts';
import { eventually } from '#tests/support/eventually.ts';

const watched: { stop(): void }[] = [];
afterEach(() => {
  for (const each of watched.splice(0)) each.stop();
});

/** Admissions whose looks end when they are let go. */
const holdMany = (many: number) => {
  const looked: string[] = [];
  const going: (() => void)[] = [];
  let most = 0;
  let now = 0;
  const watch = (name: string) => {
    const one = watchAdmission({
      due: () => null,
      look: async (due: Due) => {
        looked.push(`${name} ${due}`);
        most = Math.max(most, ++now);
        await new Promise<void>((resolve) => going.push(resolve));
        now -= 1;
      },
    });
    watched.push(one);
    return one;
  };
  return {
    all: Array.from({ length: many }, (_, at) => watch(`${at}`)),
    watch,
    looked,
    most: () => most,
    letAllGo: async () => {
      while (going.length > 0 || now > 0) {
        for (const go of going.splice(0)) go();
        await endOfMoment();
      }
    },
  };
};

describe('[AC17] what an entry touches', () => {
  it('is judged some at a time, each once, and what a right was taken from before all that waits', async () => {
    const { all, watch, looked, most, letAllGo } = holdMany(1_000);
    const [taken, lapsed] = [watch('taken'), watch('lapsed')];
    for (const each of all) each.urge('changed');
    const inLanes = looked.length;
    expect(inLanes).toBeLessThan(100);
    // Who waits is not looked at a second time for a lesser reason.
    for (const each of all.slice(inLanes)) each.urge('daily');
    lapsed.urge('lapsed');
    taken.urge('changed');
    taken.urge('taken');
    await letAllGo();
    expect(looked).toHaveLength(1_002);
    expect(new Set(looked).size).toBe(1_002);
    expect(looked.slice(inLanes, inLanes + 2)).toEqual(['taken taken', 'lapsed lapsed']);
    expect(most()).toBe(inLanes);
  });

  it('is looked at no more once it is over', async () => {
    const { all, looked, letAllGo } = holdMany(200);
    for (const each of all) each.urge('changed');
    const inLanes = looked.length;
    for (const each of all) each.stop();
    await letAllGo();
    expect(looked).toHaveLength(inLanes);
  });

  it('sends nothing until it was judged with the entry, however many wait before it', async () => {
    const listeners = new Set<(revocation: Revocation) => void>();
    let head = 0;
    const waiting: (() => void)[] = [];
    let held = false;
    const grant = () =>
      ({
        ...{ allowed: true, revocation: head, until: Number.POSITIVE_INFINITY, subjects: [ofPatient] },
        ...{ account: { sessionEpoch: 0 }, ground: { day: '2026-11-23' } },
      }) as unknown as Grant;
    const ofPatient = { kind: 'patient', id: 'p' } as const;
    const gate = {
      admit: async () => grant(),
      judge: async () => {
        if (held) await new Promise<void>((resolve) => waiting.push(resolve));
        return grant();
      },
      hears: async () => true,
      delivers: () => true,
      onRevoked: (listener: (revocation: Revocation) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onMoved: () => () => {},
    } as unknown as Gate;
    const admissions = await Promise.all(
      Array.from({ length: 500 }, () =>
        holdAdmission({
          ...{ gate, clock: { now: () => new Date('2026-11-23T03:00:00Z') }, act: 'read' },
          ...{ actor: {} as never, record: {} as never, onChanged: () => {}, onEnded: () => {} },
        }),
      ),
    );
    expect(admissions.every((each) => each.current() !== null)).toBe(true);
    held = true;
    head = 1;
    for (const listener of [...listeners]) listener({ n: 1, subject: { kind: 'all' } });
    expect(admissions.every((each) => each.current() === null)).toBe(true);
    await eventually(() => waiting.length > 0);
    const atOnce = waiting.length;
    expect(atOnce).toBeLessThan(100);
    for (const go of waiting.splice(0)) go();
    await eventually(() => waiting.length > 0);
    // Those of the first turn go on; the others still send nothing.
    expect(admissions.filter((each) => each.current() !== null)).toHaveLength(atOnce);
    held = false;
    for (const go of waiting.splice(0)) go();
    await eventually(() => admissions.every((each) => each.current() !== null));
    for (const each of admissions) each.close();
  });
});
