import { Failure } from '../failure.ts';
import { FairQueue } from './fairQueue.ts';

export interface Turn {
  /** Whose queue it waits in. */
  readonly account: string;
  /** Goes before all that is not so; among its own kind, in turn of the accounts. */
  readonly first?: boolean;
}

interface Options {
  readonly waiting: { readonly all: number; readonly each: number };
}

/**
 * A lane without processes (ADR 0012): work of this process that can only be done one at a time. Accounts are served in
 * turn, so that who asks a thousand times waits behind themself; what must not wait goes before all of them. Throws V-04
 * where too much of one's own waits.
 */
export const openTurns = ({ waiting }: Options) => {
  const [first, others] = [
    new FairQueue<() => Promise<void>>(waiting),
    new FairQueue<() => Promise<void>>(waiting),
  ];
  let isBusy = false;

  const take = () => first.next() ?? others.next();
  const goOn = async (): Promise<void> => {
    isBusy = true;
    for (let next = take(); next !== undefined; next = take()) await next();
    isBusy = false;
  };

  return <T>(work: () => Promise<T>, turn: Turn): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const queue = turn.first ? first : others;
      if (isBusy && queue.isFullFor(turn.account)) throw new Failure('V-04', { retryAfterSeconds: 10 });
      queue.add(turn.account, async () => {
        try {
          resolve(await work());
        } catch (error) {
          reject(error);
        }
      });
      if (!isBusy) void goOn();
    });
};
