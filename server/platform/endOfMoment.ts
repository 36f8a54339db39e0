/**
 * Resolves when everything that runs at this moment has run, including what directly follows from it: a caller that
 * asks for many things side by side has asked for all of them by then.
 */
export const endOfMoment = (): Promise<void> =>
  new Promise((resolve) => {
    queueMicrotask(() => process.nextTick(resolve));
  });
