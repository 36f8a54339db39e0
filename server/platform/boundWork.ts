import type { Failure } from './failure.ts';

interface Bounds {
  readonly atOnce: number;
  /** So many may wait; who comes after that gets `busy`. */
  readonly waiting: number;
  readonly busy: () => Failure;
}

/** A lane for expensive work: so many run at once, the next ones wait for their turn, and the queue has an end. */
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
      // The place goes to the next one directly, so that nobody can slip in between.
      const next = queue.shift();
      if (next === undefined) running--;
      else next();
    }
  };
};
