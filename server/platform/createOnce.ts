import { isDeepStrictEqual } from 'node:util';
import { Failure } from './failure.ts';
import { isDuplicateKey } from './isDuplicateKey.ts';

interface Once<T> {
  readonly record: T;
  readonly create: () => Promise<unknown>;
  readonly find: () => Promise<T | null>;
  /** What its writer has entered. */
  readonly said: readonly (keyof T)[];
}

/**
 * Makes a record whose id is made of its clientId (`idOfWrite`). If an earlier try has made it, whose answer may have
 * been lost, that record is returned. Throws C-01 where the stored one says something else: a writer who changed the
 * draft after a failure must not believe that the change is stored.
 */
export const createOnce = async <T extends object>({ record, create, find, said }: Once<T>): Promise<T> => {
  try {
    await create();
    return record;
  } catch (error) {
    const first = isDuplicateKey(error) ? await find() : null;
    if (first === null) throw error;
    if (said.some((key) => !isDeepStrictEqual(first[key], record[key])))
      throw new Failure('C-01', { reason: 'already-recorded' });
    return first;
  }
};
