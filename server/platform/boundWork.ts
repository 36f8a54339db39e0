import type { Failure } from './failure.ts';

interface Bounds {
  readonly atOnce: number;
  /** So many may wait; who comes then gets `busy`. */
  readonly waiting: number;
  readonly busy: () => Failure;
}

/** A lane for work that is dear: so many at once, the next ones in their turn, and no endless queue of them. */
export const boundWork = ({ atOnce, waiting, busy }: Bounds) => {
  let running = 0;
  const queue: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (queue.length >= waiting) throw busy();
    if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // The place is handed on, not given back: nobody can slip in between.
      const next = queue.shift();
      if (next === undefined) running--;
      else next();
    }
  };
};
