import { endOfMoment } from './endOfMoment.ts';

export interface SharedRuns {
  /** A run that begins after this call, shared with all that ask before it begins. */
  next(): Promise<void>;
  isRunning(): boolean;
  /** Waits for what is under way. */
  settle(): Promise<void>;
}

/** One run at a time: who asks while one is under way may be too late for it, and waits for the next. */
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
