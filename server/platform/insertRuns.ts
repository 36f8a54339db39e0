import { gatherBatches } from './gatherBatches.ts';
import { hasWriteConcernError } from './hasWriteConcernError.ts';

const MOST = 500;

interface Run<T> {
  readonly records: readonly T[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Group commit of logs: the next entries of several logs, each a run of its own, go in one ordered insert. That stops at the
 * first record that is refused: the runs before it stand, its own log has lost the race and is told, and those behind it,
 * of which nothing was tried, go with the next one. So a run is never inserted in part behind a refused record, and no log
 * waits for another's race.
 *
 * @param insertMany one ordered insert, durable on a majority when it resolves
 */
export const insertRuns = <T>(insertMany: (records: readonly T[]) => Promise<unknown>, most = MOST) => {
  /** Inserts runs one by one, where it is not known which of them the store, or the driver, cannot take. */
  let apart = 0;

  const next = (waiting: Run<T>[]): Run<T>[] => {
    let count = 0;
    let records = 0;
    for (const run of waiting) {
      records += run.records.length;
      if (count > 0 && (records > most || apart > 0)) break;
      count += 1;
    }
    apart = Math.max(0, apart - 1);
    return waiting.splice(0, count);
  };

  const { add } = gatherBatches<Run<T>>(async (waiting) => {
    const runs = next(waiting);
    try {
      await insertMany(runs.flatMap(({ records }) => records));
      for (const { done } of runs) done();
    } catch (error) {
      const refused = firstRefused(error);
      if (refused === null && runs.length > 1) apart = runs.length;
      let end = 0;
      for (const [at, run] of runs.entries()) {
        end += run.records.length;
        if (refused === null) run.failed(error);
        else if (end <= refused) run.done();
        else {
          run.failed(error);
          waiting.unshift(...runs.slice(at + 1));
          return;
        }
      }
    }
  });

  return (records: readonly T[]): Promise<void> =>
    new Promise((done, failed) => add({ records, done, failed }));
};

/** The record at which an ordered insert stopped; null where that is not known, nor what is on a majority. */
const firstRefused = (error: unknown): number | null => {
  if (!(error instanceof Error) || !('writeErrors' in error)) return null;
  if ('result' in error && hasWriteConcernError(error.result)) return null;
  const errors: readonly unknown[] = Array.isArray(error.writeErrors)
    ? error.writeErrors
    : [error.writeErrors];
  const at = errors.map((each) =>
    typeof each === 'object' && each !== null && 'index' in each && typeof each.index === 'number'
      ? each.index
      : null,
  );
  return at.length === 1 ? (at[0] ?? null) : null;
};
