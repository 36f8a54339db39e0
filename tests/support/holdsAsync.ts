import fc from 'fast-check';

/** As `holds`, for a property that waits for something: seeds printed, PROPERTY_SEED and PROPERTY_RUNS heeded. */
export const holdsAsync = <T>(property: fc.IAsyncProperty<T>, runs = 300): Promise<void> => {
  const { PROPERTY_SEED, PROPERTY_RUNS } = process.env;
  return fc.assert(property, {
    seed: PROPERTY_SEED === undefined ? Date.now() % 2 ** 31 : Number(PROPERTY_SEED),
    numRuns: Number(PROPERTY_RUNS ?? runs),
    reporter(details) {
      if (details.failed)
        throw new Error(`PROPERTY_SEED=${details.seed}\n${fc.defaultReportMessage(details)}`);
    },
  });
};
