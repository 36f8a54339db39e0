import { Failure } from '#platform/failure.ts';

/** 30 ms each: two at a time leave the other threads to files and TLS; forty waiting are 0.6 s. */
const AT_ONCE = 2;
const WAITING = 40;

/**
 * Bounds what a flood of sign-ins from everywhere can burn: without it a thousand addresses with one try each fill
 * the thread pool with argon2 and every request of the house waits behind it. Each kind of caller has a lane of its
 * own, so that a flood of strangers never delays a known device.
 */
export const boundPasswordWork = () => {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= WAITING) throw new Failure('L-03', { retryAfterSeconds: 5 });
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // The place is handed on, not given back: nobody can slip in between.
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
};
