/** Work that is done every so often. */
export interface Repeated {
  /** Ends it. Resolves when what is under way is over. */
  stop(): Promise<void>;
}

/**
 * Does some work every so many milliseconds, never twice at a time. If it fails that is reported, and it is tried
 * again next time.
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
