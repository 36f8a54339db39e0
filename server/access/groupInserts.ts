import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#platform/failure.ts';
import { gatherBatches } from '#platform/gatherBatches.ts';
import { hasWriteConcernError } from '#platform/hasWriteConcernError.ts';
import type { Logger } from '#platform/logger.ts';

interface Insertable<T> {
  insertMany(docs: T[], options: { ordered: false }): Promise<unknown>;
}

const largest = 500;
const tries = 3;

interface Waiting<T> {
  readonly docs: readonly T[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Group commit: all facts that wait are inserted by one command, so the facts of a list, which come in one moment,
 * are one insert. Resolves when they are durable; N-01 where that cannot be known.
 */
export const groupInserts = <T extends { _id: string }>(collection: Insertable<T>, log: Logger) => {
  const { add, settle } = gatherBatches<Waiting<T>>(async (waiting) => {
    const batch = waiting.splice(0, largest);
    try {
      await insert(batch.flatMap(({ docs }) => docs));
      for (const each of batch) each.done();
    } catch (error) {
      log.error({ err: error }, 'facts could not be stored');
      for (const each of batch) each.failed(new Failure('N-01', { retryAfterSeconds: 2 }));
    }
  });

  const insert = async (docs: T[]): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        await collection.insertMany(docs, { ordered: false });
        return;
      } catch (error) {
        // A duplicate means that a reply was lost and the driver or we asked again: what stands under its own id is
        // stored.
        if (onlyDuplicates(error)) return;
        if (attempt === tries) throw error;
        await pause(50 * attempt);
      }
    }
  };

  return {
    insert: (...docs: readonly T[]): Promise<void> =>
      new Promise((done, failed) => add({ docs, done, failed })),
    settle,
  };
};

const onlyDuplicates = (error: unknown): boolean => {
  if (!(error instanceof Error) || !('writeErrors' in error)) return false;
  const { writeErrors } = error;
  const errors: readonly unknown[] = Array.isArray(writeErrors) ? writeErrors : [writeErrors];
  // A duplicate that is there, but not yet on a majority, does not count as stored.
  const unconcerned = !('result' in error) || !hasWriteConcernError(error.result);
  return unconcerned && errors.length > 0 && errors.every((each) => codeOf(each) === 11000);
};

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
