import { endOfMoment } from './endOfMoment.ts';

/**
 * Group commit: what comes in one moment is one batch, and what comes while that is at work is the next, so that load makes
 * batches larger and not more (the embedded store syncs once for each command).
 *
 * @param work takes from the front of what waits as much as one batch may be, may put back what is to go again, and
 * answers or fails whoever it took: it does not throw
 */
export const gatherBatches = <T>(work: (waiting: T[]) => Promise<void>) => {
  const waiting: T[] = [];
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    await endOfMoment();
    while (waiting.length > 0) await work(waiting);
    running = undefined;
  };
  return {
    add: (one: T): void => {
      waiting.push(one);
      running ??= run();
    },
    /** Waits for what is under way. */
    settle: async (): Promise<void> => {
      await running;
    },
  };
};
