import { isDeepStrictEqual } from 'node:util';
import { Failure } from './failure.ts';
import { isDuplicateKey } from './isDuplicateKey.ts';

interface Once<T> {
  readonly record: T;
  readonly create: () => Promise<unknown>;
  readonly find: () => Promise<T | null>;
  /** What the writer said of it. */
  readonly said: readonly (keyof T)[];
}

/**
 * Makes a record whose id is made of its clientId (`idOfWrite`), or answers the one that a try before has made: its
 * answer may have been lost. Throws C-01 where that one says something else: whoever changed the draft after a failure
 * must not believe that the change stands.
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
