/**
 * Comes when all that runs in this moment has run, what follows from it at once included: who asks for many things side by
 * side has asked for all of them by then.
 */
export const endOfMoment = (): Promise<void> =>
  new Promise((resolve) => {
    queueMicrotask(() => process.nextTick(resolve));
  });
