import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '#platform/clock.ts';

/** A domain clock under which the past can be told: each piece of work has the time it is said to be done at. */
export interface WalkingClock extends Clock {
  /** Runs `work` as of then, with all that it calls. What runs beside it keeps its own time. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T>;
}

/**
 * Patients' stories are told side by side, so one hand that is moved would not do. Outside of `at` it is the machine's
 * time. The gate's freshness and the stores never ask it.
 */
export const walkingClock = (): WalkingClock => {
  const told = new AsyncLocalStorage<Date>();
  return {
    now: () => told.getStore() ?? new Date(),
    at: (instant, work) => told.run(instant, work),
  };
};
