// Node runs ESM under Jest with --experimental-vm-modules (set by server/setup/test.mjs).
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: false }, target: 'es2024' },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {},
};

/**
 * @param {string} displayName
 * @param {object} extra
 */
const project = (displayName, extra = {}) => ({
  ...shared,
  displayName,
  roots: ['<rootDir>/tests'],
  testMatch: [`<rootDir>/tests/${displayName}/**/*.test.ts`],
  ...extra,
});

/** Tests on a store: the house's own writes are watched (AC14). */
const watched = { setupFilesAfterEnv: ['<rootDir>/tests/support/attributeWrites/inJest.ts'] };

/** Stories in browsers, on a sample that is made once. */
const told = {
  ...watched,
  globalSetup: '<rootDir>/tests/support/story/keepSample.mjs',
  globalTeardown: '<rootDir>/tests/support/story/removeSample.mjs',
};

/** One project for each kind of test; `npm test -- <path or name>` runs a part. */
export default {
  // A bound against hanging, not a measure: a loaded machine is several times slower than a quiet one.
  testTimeout: 60_000,
  projects: [
    project('unit'),
    project('property'),
    project('architecture'),
    project('integration', watched),
    project('attack', watched),
    project('e2e', told),
    project('calls', told),
  ],
};
