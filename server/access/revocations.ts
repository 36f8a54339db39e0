import { performance } from 'node:perf_hooks';
import type { SessionId } from '#domain/ids.ts';
import { openTurns } from '#platform/lane/openTurns.ts';
import type { Platform } from '#platform/platform.ts';
import { sharedRuns } from '#platform/sharedRuns.ts';
import { withinMs } from '#platform/withinMs.ts';
import { type CommitRevocable, commitRevocable } from './commitRevocable.ts';
import type { Revocation } from './gate.ts';
import { hintRevocations } from './hintRevocations.ts';
import { type RevocationRecord, revocationModel } from './revocationModel.ts';

/** The log of rights that were taken away or changed, read by every node (DESIGN decision 3). */
export interface Revocations {
  readonly commit: CommitRevocable;
  /** The number of the last entry that this node has read. */
  head(): number;
  /** Reads the log and looks at the clock now. */
  catchUp(): Promise<void>;
  /**
   * Whether this node has told its listeners of all that was revoked before this call: one read of the log, begun
   * after the call and shared by all who wait. False where the store does not answer in time (`HEARING_MS`).
   */
  hears(): Promise<boolean>;
  isFresh(): boolean;
  /** As of the last reading; tells /readyz which of the two causes made this node not fresh. */
  clockAgrees(): boolean;
  onRevoked(listener: (revocation: Revocation) => void): () => void;
  /**
   * Tells every node that a session acts in another position now, and is to be looked at again. It makes no entry in
   * the log: no right has ended, and the log, for which all wait, is not written at each press of one person (HU1).
   * If the hint is lost, the doors' own look every 20 s finds it.
   */
  sessionMoved(session: SessionId): void;
  onMoved(listener: (session: SessionId) => void): () => void;
}

/** One person has a handful of changes under way; a script that sends hundreds is told to come again later. */
const waiting = { all: 5_000, each: 200 };

const everyMs = 1_000;
/** A read of the log takes a millisecond or two; one that takes this long is a store in trouble. */
const HEARING_MS = 1_000;
const staleAfterMs = 5_000;
const clockToleranceMs = 2_000;
const page = 1_000;

type Parts = Pick<Platform, 'db' | 'log' | 'lifecycle' | 'topics'>;

export const openRevocations = async (
  platform: Parts,
  machine: { now(): number } = Date,
): Promise<Revocations> => {
  const { db, log } = platform;
  const model = revocationModel(db);
  await model.createCollection();
  await model.createIndexes();
  const listeners = new Set<(revocation: Revocation) => void>();
  const moves = new Set<(session: SessionId) => void>();
  // What was revoked before this node began concerns no admission of this node.
  const last = await model.find({}, { n: 1 }).sort({ n: -1 }).limit(1).lean();
  let head = last[0]?.n ?? 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let agrees = false;
  let closed = false;

  // A fault in one listener must not keep a revocation from the others.
  const tell = (listener: (revocation: Revocation) => void, revocation: Revocation): void => {
    try {
      listener(revocation);
    } catch (error) {
      log.error({ err: error, n: revocation.n }, 'a listener failed on a revocation');
    }
  };

  const lookAtClock = async (): Promise<void> => {
    const began = performance.now();
    const before = machine.now();
    const { localTime } = (await db.db!.admin().command({ hello: 1 })) as { localTime: Date };
    const after = machine.now();
    // The store read its clock at some time between the two: only a difference that the waiting cannot explain is a
    // wrong clock.
    const wasAgreeing = agrees;
    agrees = +localTime >= before - clockToleranceMs && +localTime <= after + clockToleranceMs;
    if (wasAgreeing && !agrees)
      log.error({ store: localTime, machine: new Date(after) }, 'clock differs from the store');
    lookedAt = began;
  };

  // Every judgement waits for this: it uses the driver itself. The read concern is the connection's.
  const rows = model.collection as unknown as {
    find(filter: object, options: object): { toArray(): Promise<RevocationRecord[]> };
  };
  const readLog = async (): Promise<void> => {
    const began = performance.now();
    for (let more = true; more; ) {
      const entries = await rows.find({ n: { $gt: head } }, { sort: { n: 1 }, limit: page }).toArray();
      for (const { n, subject, takesAway } of entries) {
        // Two reads can overlap: an entry that the other one has told of is not told of again.
        if (n <= head) continue;
        // Each number is taken after the one before it is there: a hole would mean an entry that cannot be read yet.
        if (n !== head + 1) throw new Error(`revocation ${head + 1} is missing before ${n}`);
        head = n;
        for (const listener of listeners) tell(listener, { n, subject, takesAway: takesAway === true });
      }
      more = entries.length === page;
    }
    readAt = began;
  };

  const reads = sharedRuns(readLog);
  const looks = sharedRuns(lookAtClock);
  const catchUp = async (): Promise<void> => {
    await Promise.all([looks.next(), reads.next()]);
  };
  /** One timer for all who wait for a read; it says whether the read came in time. */
  const heardBy = new WeakMap<Promise<void>, Promise<boolean>>();
  const hears = (): Promise<boolean> => {
    const read = reads.next();
    const known = heardBy.get(read);
    if (known !== undefined) return known;
    const heard = withinMs(HEARING_MS, read);
    heardBy.set(read, heard);
    return heard;
  };

  const tried = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      if (!closed) log.warn({ err: error }, 'revocations could not be read');
    });
  };
  const timer = setInterval(() => {
    if (!looks.isRunning()) tried(looks.next());
    if (!reads.isRunning()) tried(reads.next());
  }, everyMs);
  const poll = (): void => {
    if (!closed) tried(reads.next());
  };
  await catchUp();
  const moved = (session: SessionId): void => {
    for (const listener of moves) listener(session);
  };
  const hints = hintRevocations(platform, { poll, moved });
  platform.lifecycle.opened('revocations', async () => {
    closed = true;
    clearInterval(timer);
    hints.close();
    await Promise.all([reads.settle(), looks.settle()]);
  });

  // Changes of one node are written one after the other, so that they do not contend: those that take rights away go
  // first.
  const inTurn = openTurns({ waiting });
  const commit: CommitRevocable = async (work, subjects, { account = 'house', takesAway = false } = {}) => {
    const done = await inTurn(() => commitRevocable(db, () => head, work, subjects, takesAway), {
      account,
      first: takesAway,
    });
    hints.send();
    // This node's own listeners are told before the caller is answered. If that fails, the next poll makes it good.
    await reads.next().catch(() => {});
    return done;
  };

  return {
    commit,
    head: () => head,
    catchUp,
    hears,
    isFresh: () => agrees && performance.now() - Math.min(readAt, lookedAt) < staleAfterMs,
    clockAgrees: () => agrees,
    onRevoked: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sessionMoved: (session) => {
      hints.send(session);
      moved(session);
    },
    onMoved: (listener) => {
      moves.add(listener);
      return () => moves.delete(listener);
    },
  };
};
