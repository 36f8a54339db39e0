/**
 * What `npm test` runs: checks (one command each, one result each) and kinds of tests (jest projects).
 * @typedef {{ name: string, commands: string[][], says?: boolean }} Check `says`: its last line is shown, too
 * @typedef {{ name: string, projects: string[], args: string[] }} Kind
 */

/** Where a change of a line is to be noticed by tests that need no store and take a moment (ADR 0020). */
const mutated = ['access', 'audit', 'conferences', 'rights'].map((folder) => `server/domain/${folder}`);
const noticing = [
  ...['unit/access', 'unit/conferences', 'unit/rights'],
  ...['auditEvent', 'checkedLines', 'csv', 'factBody', 'partsAndCheckpoints'].map(
    (name) => `unit/audit/${name}`,
  ),
];

/** @type {Check[]} */
export const checks = [
  { name: 'lint', commands: [['biome', 'check', '--error-on-warnings', '--max-diagnostics=40', '.']] },
  {
    name: 'types',
    commands: [
      ['tsc', '--noEmit', '-p', 'tsconfig.json'],
      ['tsc', '--noEmit', '-p', 'client/tsconfig.json'],
    ],
  },
  {
    name: 'imports',
    commands: [
      ['depcruise', '--config', '.dependency-cruiser.cjs', 'server', 'collab', 'media', 'client', 'tests'],
    ],
  },
  { name: 'unused', commands: [['knip', '--no-progress']] },
  {
    name: 'mutants',
    says: true,
    commands: [
      [
        ...['node', 'tests/mutants/main.ts', '--sample', '25', '--seed', '20261130', '--seconds', '600'],
        ...['--tests', noticing.join(), ...mutated],
      ],
    ],
  },
];

/**
 * What starts stores, servers or browsers waits for them more than it computes: several at once fill the cores.
 * @type {Kind[]}
 */
export const kinds = [
  { name: 'unit', projects: ['unit', 'property', 'architecture'], args: ['--maxWorkers=2'] },
  { name: 'integration', projects: ['integration'], args: ['--maxWorkers=3'] },
  { name: 'attack', projects: ['attack'], args: ['--maxWorkers=3'] },
  { name: 'e2e', projects: ['e2e'], args: ['--maxWorkers=2'] },
  // Pictures and voices of three people, or a process for each service: one at a time fills the cores.
  { name: 'calls', projects: ['calls'], args: ['--runInBand'] },
];

/** @typedef {{ checks: Check[], kinds: Kind[], filter: string[], whole: boolean }} Selection */

/**
 * What `npm test -- ...` means: names of checks and kinds pick these; a path (or a part of one) picks test files;
 * anything else picks tests by their name.
 * @param {string[]} args
 * @returns {Selection}
 */
export const selectParts = (args) => {
  if (args.length === 0) return { checks, kinds, filter: [], whole: true };
  const everyProject = kinds.flatMap(({ projects }) => projects);
  const known = new Set([...checks.map(({ name }) => name), ...everyProject]);
  if (args.every((arg) => known.has(arg))) {
    const chosen = kinds.map((kind) => ({
      ...kind,
      projects: kind.projects.filter((name) => args.includes(name)),
    }));
    return {
      checks: checks.filter(({ name }) => args.includes(name)),
      kinds: chosen.filter(({ projects }) => projects.length > 0),
      filter: [],
      whole: false,
    };
  }
  const isPath = args.every((arg) => arg.includes('/') || /\.tsx?$/.test(arg));
  const filter = isPath ? [`--testPathPatterns=${args.join('|')}`] : [`--testNamePattern=${args.join(' ')}`];
  const top =
    isPath && args.every((arg) => arg.startsWith('tests/'))
      ? args.map((arg) => arg.split('/')[1])
      : everyProject;
  const chosen = kinds.map((kind) => ({
    ...kind,
    projects: kind.projects.filter((name) => top.includes(name)),
  }));
  return { checks: [], kinds: chosen.filter(({ projects }) => projects.length > 0), filter, whole: false };
};
