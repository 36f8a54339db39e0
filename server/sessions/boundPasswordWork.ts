import { boundWork } from '#platform/boundWork.ts';
import { Failure } from '#platform/failure.ts';

/**
 * Bounds what a flood of sign-ins from everywhere can burn: without it a thousand addresses with one try each fill
 * the thread pool with argon2 and every request of the house waits behind it. Each kind of caller has a lane of its
 * own, so that a flood of strangers never delays a known device. 30 ms each: two at a time leave the other threads to
 * files and TLS; forty waiting are 0.6 s.
 */
export const boundPasswordWork = () =>
  boundWork({ atOnce: 2, waiting: 40, busy: () => new Failure('L-03', { retryAfterSeconds: 5 }) });
