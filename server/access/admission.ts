import { performance } from 'node:perf_hooks';
import type { About } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { watchAdmission } from './admissionRound.ts';
import type { Gate, Grant, Refusal, Revocation } from './gate.ts';
import { touches } from './touches.ts';

interface Wanted {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly act: Asked;
  readonly record: RecordRef;
  readonly about?: About;
  /** It was judged anew and goes on under this grant: close the old provision, open a new one. */
  readonly onChanged: (grant: Grant) => void;
  /** It has ended: once, and nothing may be sent from here on. */
  readonly onEnded: (refusal: Refusal) => void;
  /**
   * Where the door can ask: whether the session still stands, in this position. Asked after joining, each time anew
   * and every now and then; it must not be activity, or an open tab would keep its session alive (DESIGN decision 6).
   */
  readonly stillSignedIn?: () => Promise<boolean>;
}

export interface Admission {
  /** The grant it is held under now. */
  readonly grant: Grant;
  /** The same, if something may be sent under it this very moment; asked before each delivery. */
  current(): Grant | null;
  close(): void;
}

/** How long one that must be judged anew may wait for a store that is away, delivering nothing, before it ends. */
const patienceMs = 5_000;
/** How long a session that has run out may still hold an admission open. */
const sessionEveryMs = 20_000;
const signedOut: Refusal = { allowed: false, code: 'A-02' };
const away: Refusal = { allowed: false, code: 'N-01', details: { retryAfterSeconds: 2 } };

/**
 * Admits somebody for longer than one answer: a socket in a channel, a document, a call. The admission ends by itself
 * (DESIGN decision 3): at its `until`, each day, and at every revocation that touches it, it is judged anew. Throws
 * the refusal as a Failure.
 */
export const holdAdmission = async (wanted: Wanted): Promise<Admission> => {
  const { gate, clock, actor, act, record, about, stillSignedIn, onChanged, onEnded } = wanted;
  let grant: Grant | null = null;
  let ended = false;
  /** Until it is handed over, an end is a refusal and a change is only the grant it is handed over with. */
  let begun = false;
  let refusedEarly: Refusal = signedOut;
  /** The last revocation that touches it; nothing is sent before it was judged with. */
  let revoked = 0;
  let failingSince: number | null = null;
  let sessionSeenAt = performance.now();
  const early: Revocation[] = [];
  let round: ReturnType<typeof watchAdmission> | undefined;
  /** Of what it waits to be judged with. */
  let urgency: 'taken' | 'changed' = 'changed';

  const end = (refusal: Refusal): void => {
    if (ended) return;
    close();
    if (begun) onEnded(refusal);
    else refusedEarly = refusal;
  };
  const close = (): void => {
    ended = true;
    stopListening();
    round?.stop();
  };
  const heed = (revocation: Revocation): void => {
    if (grant === null) {
      early.push(revocation);
      return;
    }
    if (ended || revocation.n <= grant.revocation || !touches(revocation, grant.subjects)) return;
    revoked = Math.max(revoked, revocation.n);
    if (revocation.takesAway === true) urgency = 'taken';
    if (revocation.subject.kind === 'session') end(signedOut);
    else comeAgain();
  };

  /** One judgement at a time; one more when something was revoked meanwhile. */
  let judging: Promise<void> | undefined;
  const again = (): Promise<void> => {
    judging ??= judgeAnew().finally(() => {
      judging = undefined;
      if (ended || failingSince !== null || grant === null) return;
      if (revoked > grant.revocation) comeAgain();
      else urgency = 'changed';
    });
    return judging;
  };
  /** Who is just coming in waits for the answer; who is in sends nothing until their turn comes (AC17). */
  const comeAgain = (): void => {
    if (begun) round?.urge(urgency);
    else void again();
  };

  const judgeAnew = async (): Promise<void> => {
    try {
      if (!(await isSignedIn())) return end(signedOut);
      const next = await gate.judge(actor, act, record, about);
      if (ended) return;
      if (!next.allowed) return next.code === 'N-01' ? waitOrEnd() : end(next);
      // Log-out everywhere and lost devices raise the account's epoch: whoever came in before it is out.
      if (next.account.sessionEpoch !== grant?.account.sessionEpoch) return end(signedOut);
      failingSince = null;
      grant = next;
      if (begun) onChanged(next);
    } catch {
      waitOrEnd();
    }
  };
  const isSignedIn = async (): Promise<boolean> => {
    sessionSeenAt = performance.now();
    return stillSignedIn === undefined || (await stillSignedIn());
  };
  /** While Redis is away an admission goes on without its session being seen (DESIGN decision 6). */
  const lookAtSession = async (): Promise<void> => {
    const stands = await isSignedIn().catch(() => true);
    if (!stands) end(signedOut);
  };

  const waitOrEnd = (): void => {
    failingSince ??= performance.now();
    if (isStanding() || performance.now() - failingSince < patienceMs) return;
    end(away);
  };
  /** What only waits for its daily look goes on under its admission while a store is away. */
  const isStanding = (): boolean =>
    grant !== null && revoked <= grant.revocation && +clock.now() < grant.until;

  // Heard from before the judgement on, so that nothing revoked between the two is missed.
  const stopRevocations = gate.onRevoked(heed);
  const stopMoves = gate.onMoved((session) => {
    if (grant !== null && session === actor.session) void lookAtSession();
  });
  const stopListening = (): void => {
    stopRevocations();
    stopMoves();
  };
  try {
    grant = await gate.admit(actor, act, record, about);
  } catch (error) {
    stopListening();
    throw error;
  }
  const first = grant;
  round = watchAdmission({
    due: () => {
      if (ended || grant === null) return null;
      if (!isStanding()) return 'lapsed';
      if (tokyoDay(clock.now()) !== grant.ground.day) return 'daily';
      return performance.now() - sessionSeenAt < sessionEveryMs ? null : 'session';
    },
    look: (due) => (due === 'session' ? lookAtSession() : again()),
  });
  const admission: Admission = {
    get grant() {
      return grant ?? first;
    },
    current: () => {
      if (ended || grant === null || revoked > grant.revocation || !gate.delivers(grant)) return null;
      return grant;
    },
    close: () => {
      if (!ended) close();
    },
  };
  for (const each of early.splice(0)) heed(each);
  // Once more after joining: what was revoked by now is heeded before anything is sent.
  await gate.hears();
  try {
    if (!(await isSignedIn())) end(signedOut);
  } catch (error) {
    admission.close();
    throw error;
  }
  await judging;
  begun = true;
  if (ended) throw new Failure(refusedEarly.code, refusedEarly.details);
  return admission;
};
