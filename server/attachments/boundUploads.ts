import type { AccountId } from '#domain/ids.ts';
import { boundWork } from '#platform/boundWork.ts';
import { Failure } from '#platform/failure.ts';

/** A browser sends the ten files of a post at once: four run and the others wait. Twenty are two such posts. */
const bounds = {
  atOnce: 4,
  waiting: 16,
  busy: () => new Failure('V-04', { retryAfterSeconds: 10 }),
};

/**
 * A lane of uploads for each account at this node, from the first byte to the record. So the files and checks of one
 * person take no more than their share, however many requests they send. V-04 for one too many.
 */
export const boundUploads = () => {
  const lanes = new Map<AccountId, { readonly run: ReturnType<typeof boundWork>; users: number }>();
  return async <T>(account: AccountId, work: () => Promise<T>): Promise<T> => {
    const own = lanes.get(account) ?? { run: boundWork(bounds), users: 0 };
    lanes.set(account, own);
    own.users += 1;
    try {
      return await own.run(work);
    } finally {
      own.users -= 1;
      if (own.users === 0) lanes.delete(account);
    }
  };
};
