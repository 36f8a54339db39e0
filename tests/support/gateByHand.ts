import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach } from '@jest/globals';
import { type Admission, holdAdmission } from '#access/admission.ts';
import type { Gate, Grant, Refusal, Revocation } from '#access/gate.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { endOfMoment } from '#platform/endOfMoment.ts';
import { Failure } from '#platform/failure.ts';

export const signedOut: Refusal = { allowed: false, code: 'A-02' };
export const noRelation: Refusal = { allowed: false, code: 'A-01' };
export const storeAway: Refusal = { allowed: false, code: 'N-01' };
export const patient = { kind: 'patient', id: 'p' } as const;
export const session = { kind: 'session', id: 's' } as const;

/** The round's timer and the machine's clock, both moved by hand. */
const real = { setInterval: globalThis.setInterval, clearInterval: globalThis.clearInterval };
export const ticks = new Set<() => void>();
export const elapsed = { ms: 0 };
beforeEach(() => {
  elapsed.ms = 0;
  const began = 1_000_000;
  Object.assign(performance, { now: () => began + elapsed.ms });
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
export const settle = async (): Promise<void> => {
  for (let at = 0; at < 5; at += 1) await endOfMoment();
};
export const tick = async (): Promise<void> => {
  for (const each of [...ticks]) each();
  await settle();
};

/** A gate by hand: what it was asked, and what it says. */
export const openGate = () => {
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
export const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : error),
  );
