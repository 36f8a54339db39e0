/**
 * Waits until `check` gives a truthy value, looking often; fails with the last error at the deadline. No sleeps in tests.
 * What is dear to look at, as a browser's page, is looked at less often by `every`.
 */
export const eventually = async <T>(check: () => T | Promise<T>, ms = 5_000, every = 15): Promise<T> => {
  const deadline = Date.now() + ms;
  for (;;) {
    let problem: unknown = new Error('never became true');
    try {
      const value = await check();
      if (value) return value;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms`, { cause: problem });
    await new Promise((resolve) => setTimeout(resolve, every));
  }
};
