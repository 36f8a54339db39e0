import { endOfMoment } from './endOfMoment.ts';

export interface SharedRuns {
  /** A run that begins after this call; all who ask before it begins share it. */
  next(): Promise<void>;
  isRunning(): boolean;
  /** Waits for what is under way. */
  settle(): Promise<void>;
}

/**
 * One run at a time. A run that is under way began before the question of somebody who asks now: they wait for the
 * next one.
 */
export const sharedRuns = (run: () => Promise<void>): SharedRuns => {
  let running: Promise<void> | undefined;
  let queued: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    await running?.catch(() => {});
    await endOfMoment();
    queued = undefined;
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    next: () => {
      queued ??= begin();
      return queued;
    },
    isRunning: () => running !== undefined || queued !== undefined,
    settle: async () => {
      await Promise.allSettled([running, queued]);
    },
  };
};
