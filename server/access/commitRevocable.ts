import { setTimeout as pause } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import type { RevocationSubject } from './gate.ts';
import { type RevocationRecord, revocationModel } from './revocationModel.ts';

/**
 * Writes a change of rights and its entries in the revocation log, number head+1 and on, in one transaction: no node
 * can see the one without the other. `work` may run several times; it must do everything through the session, and
 * have no other effect.
 */
export type CommitRevocable = <T>(
  work: (session: ClientSession) => Promise<T>,
  subjects: readonly RevocationSubject[] | ((done: T) => readonly RevocationSubject[]),
  turn?: CommitTurn,
) => Promise<T>;

/** The numbers of the log are given one at a time, so changes of rights wait for each other (HU1). */
export interface CommitTurn {
  /** Whose queue the change waits in; that of the house where nobody is named. */
  readonly account?: string;
  /** The change takes rights away: it goes before every change that gives or alters some. */
  readonly takesAway?: boolean;
}

/** Two nodes took the same number. The transaction of the loser is undone, and it tries again. */
class NumberTaken extends Error {}

/** How long one tries against the other nodes, and how long one waits after losing a number to them. */
const patience = { giving: { ms: 10_000, pauseMs: 200 }, takingAway: { ms: 60_000, pauseMs: 5 } };

export const commitRevocable = async <T>(
  db: Connection,
  known: () => number,
  work: (session: ClientSession) => Promise<T>,
  subjects: readonly RevocationSubject[] | ((done: T) => readonly RevocationSubject[]),
  takesAway = false,
): Promise<T> => {
  const model = revocationModel(db);
  const { ms, pauseMs } = takesAway ? patience.takingAway : patience.giving;
  const giveUpAt = performance.now() + ms;
  for (let attempt = 1; ; attempt++) {
    const session = await db.startSession();
    try {
      return await session.withTransaction(
        async () => {
          const done = await work(session);
          const from = await headAfter(model, known(), session);
          const touched = typeof subjects === 'function' ? subjects(done) : subjects;
          const at = new Date();
          const entries = touched.map(
            (subject, index): RevocationRecord => ({
              ...{ n: from + 1 + index, subject, at },
              ...(takesAway && { takesAway }),
            }),
          );
          if (entries.length > 0) await insert(model, entries, session);
          return done;
        },
        { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } },
      );
    } catch (error) {
      if (!isContention(error)) throw error;
      if (performance.now() > giveUpAt) throw new Failure('N-01', { retryAfterSeconds: 2 });
      await pause(Math.random() * Math.min(pauseMs, 5 * 2 ** attempt));
    } finally {
      await session.endSession();
    }
  }
};

type RevocationModel = ReturnType<typeof revocationModel>;

const headAfter = async (model: RevocationModel, known: number, session: ClientSession): Promise<number> => {
  const after = await model.find({ n: { $gt: known } }, { n: 1 }, { session }).lean();
  return after.reduce((head, { n }) => Math.max(head, n), known);
};

const insert = async (
  model: RevocationModel,
  entries: RevocationRecord[],
  session: ClientSession,
): Promise<void> => {
  try {
    await model.insertMany(entries, { session, ordered: true });
  } catch (error) {
    if (isDuplicateKey(error)) throw new NumberTaken();
    throw error;
  }
};

const isContention = (error: unknown): boolean => {
  if (error instanceof NumberTaken) return true;
  if (!(error instanceof Error) || !('hasErrorLabel' in error) || typeof error.hasErrorLabel !== 'function')
    return false;
  return error.hasErrorLabel('TransientTransactionError') === true;
};
