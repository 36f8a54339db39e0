import { boundWork } from '#platform/boundWork.ts';
import { Failure } from '#platform/failure.ts';

/**
 * Bounds how much work a flood of sign-ins can cause. Without it a thousand addresses with one try each would fill
 * the thread pool with argon2, and every request of the house would wait behind them. Each kind of caller has a lane
 * of its own, so that a flood of strangers never delays a known device. A password takes 30 ms: two at a time leave
 * the other threads to files and TLS, and forty waiting are 0.6 s.
 */
export const boundPasswordWork = () =>
  boundWork({ atOnce: 2, waiting: 40, busy: () => new Failure('L-03', { retryAfterSeconds: 5 }) });
