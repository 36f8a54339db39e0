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
  /** The admission was judged anew and goes on under this grant: the door closes the old provision and opens a new one. */
  readonly onChanged: (grant: Grant) => void;
  /** The admission has ended. Called once; the door may send nothing from here on. */
  readonly onEnded: (refusal: Refusal) => void;
  /**
   * For a door that can ask whether the session still stands and still acts in this position. It is asked after
   * joining, with each new judgement, and every 20 s. It must not count as activity, or an open tab would keep its
   * own session alive (DESIGN decision 6).
   */
  readonly stillSignedIn?: () => Promise<boolean>;
}

export interface Admission {
  /** The grant under which the admission is held now. */
  readonly grant: Grant;
  /** That grant if something may be sent under it at this moment, else null. A door asks before each delivery. */
  current(): Grant | null;
  close(): void;
}

/** An admission that must be judged anew while the store is away delivers nothing and waits so long; then it ends. */
const patienceMs = 5_000;
/** How often a door's session is looked at: one that has run out holds an admission open no longer than this. */
const sessionEveryMs = 20_000;
const signedOut: Refusal = { allowed: false, code: 'A-02' };
const away: Refusal = { allowed: false, code: 'N-01', details: { retryAfterSeconds: 2 } };

/**
 * Admits somebody for longer than one answer: to a channel, a document or a call. At its `until`, every day, and at
 * each revocation that names one of its subjects, the admission is judged anew, and ends if the answer is no (DESIGN
 * decision 3). Throws the refusal as a Failure.
 */
export const holdAdmission = async (wanted: Wanted): Promise<Admission> => {
  const { gate, clock, actor, act, record, about, stillSignedIn, onChanged, onEnded } = wanted;
  let grant: Grant | null = null;
  let ended = false;
  /**
   * False until `holdAdmission` returns. An end before that is thrown as the refusal; a change before that only
   * replaces the grant with which it returns.
   */
  let begun = false;
  let refusedEarly: Refusal = signedOut;
  /**
   * The number of the last revocation that names one of its subjects. Nothing is sent until a judgement has taken it
   * into account.
   */
  let revoked = 0;
  let failingSince: number | null = null;
  let sessionSeenAt = performance.now();
  const early: Revocation[] = [];
  let round: ReturnType<typeof watchAdmission> | undefined;
  /** How soon the next judgement must come: before all others where a right was taken away. */
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

  /** One judgement at a time. If something was revoked while it ran, another one follows. */
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
  /**
   * While somebody is just coming in they wait for the new judgement. Who is in already sends and gets nothing until
   * it is their admission's turn (AC17).
   */
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
      // Signing out everywhere and reporting a device as lost raise the account's epoch: whoever came in before that
      // is out.
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
  /** While Redis is away the session cannot be looked at, and the admission goes on (DESIGN decision 6). */
  const lookAtSession = async (): Promise<void> => {
    const stands = await isSignedIn().catch(() => true);
    if (!stands) end(signedOut);
  };

  const waitOrEnd = (): void => {
    failingSince ??= performance.now();
    if (isStanding() || performance.now() - failingSince < patienceMs) return;
    end(away);
  };
  /** Whether the grant still holds and only the daily judgement is due: then the admission goes on while a store is away. */
  const isStanding = (): boolean =>
    grant !== null && revoked <= grant.revocation && +clock.now() < grant.until;

  // It listens from before the first judgement on, so that a revocation between the judgement and the listening is
  // not missed.
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
  // The log is read once more after joining: whatever was revoked by now is taken into account before anything is
  // sent.
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
