import { Failure } from '../failure.ts';
import { FairQueue } from './fairQueue.ts';

export interface Turn {
  /** In whose queue it waits. */
  readonly account: string;
  /** It goes before all work that is not marked so; among such work the accounts take turns. */
  readonly first?: boolean;
}

interface Options {
  readonly waiting: { readonly all: number; readonly each: number };
}

/**
 * A lane without processes (ADR 0012), for work of this process that can only be done one at a time. Accounts take
 * turns, so that somebody who asks a thousand times only waits behind themself; what must not wait goes first. Throws
 * V-04 where too much of one's own work waits.
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
