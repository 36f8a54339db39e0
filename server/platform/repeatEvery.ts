/** What is done every so often. */
export interface Repeated {
  /** No more from now on; comes once what is under way is over. */
  stop(): Promise<void>;
}

/**
 * Does some work every so many milliseconds, never twice at a time: who is slow is not asked twice. What fails is told,
 * and tried again the next time.
 */
export const repeatEvery = (
  ms: number,
  work: () => Promise<unknown>,
  onFault: (error: unknown) => void,
): Repeated => {
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      onFault(error);
    } finally {
      running = undefined;
    }
  };
  const timer = setInterval(() => {
    running ??= run();
  }, ms).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
