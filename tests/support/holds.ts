import fc from 'fast-check';

/**
 * Runs a property with a seed that is printed when it fails; `PROPERTY_SEED=n` runs that one again and
 * `PROPERTY_RUNS=n` runs longer.
 */
export function holds<T>(property: fc.IProperty<T>, runs = 300): void {
  const seed =
    process.env.PROPERTY_SEED === undefined ? Date.now() % 2 ** 31 : Number(process.env.PROPERTY_SEED);
  const numRuns = Number(process.env.PROPERTY_RUNS ?? runs);
  fc.assert(property, {
    seed,
    numRuns,
    reporter(details) {
      if (!details.failed) return;
      throw new Error(`PROPERTY_SEED=${details.seed}\n${fc.defaultReportMessage(details)}`);
    },
  });
}
