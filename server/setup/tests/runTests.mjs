import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { systemPath } from '../runCommand.mjs';
import { countTests } from './countTests.mjs';
import { findLeftovers } from './findLeftovers.mjs';
import { runBounded } from './runBounded.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * Runs checks and tests, and adds up what passed and failed.
 * @param {{ root: string, node: string, selection: import('./parts.mjs').Selection, deadline: number }} options
 * @returns {Promise<Tally>}
 */
export const runTests = async ({ root, node, selection, deadline }) => {
  const mark = randomUUID();
  const bin = join(root, 'node_modules', '.bin');
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${systemPath()}`,
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning',
    ENGAWA_TEST_RUN: mark,
    TZ: 'Asia/Tokyo',
  };
  /** @type {Tally} */
  const tally = { passed: 0, failed: 0 };
  const add = (/** @type {Tally} */ { passed, failed }) => {
    tally.passed += passed;
    tally.failed += failed;
  };
  for (const check of selection.checks) add(await runCheck(check, { root, bin, env, deadline }));
  for (const kind of selection.kinds) {
    add(await runKind(kind, { root, node, env, deadline, selection }));
    add(endLeftovers(mark));
  }
  return tally;
};

/**
 * @param {import('./parts.mjs').Check} check
 * @param {{ root: string, bin: string, env: NodeJS.ProcessEnv, deadline: number }} context
 * @returns {Promise<Tally>}
 */
const runCheck = async ({ name, commands, says = false }, { root, bin, env, deadline }) => {
  const started = Date.now();
  let said = '';
  for (const [program = '', ...args] of commands) {
    const { code, output, why } = await runBounded(join(bin, program), args, {
      cwd: root,
      env,
      deadline,
      quiet: true,
    });
    said = output.trimEnd().split('\n').at(-1) ?? '';
    if (code === 0) continue;
    console.log(`${output}\n✗ ${name}: ${why ?? `${program} ended with ${code}`}`);
    return { passed: 0, failed: 1 };
  }
  console.log(`✓ ${name} (${Math.round((Date.now() - started) / 1000)} s)${says ? `: ${said}` : ''}`);
  return { passed: 1, failed: 0 };
};

/**
 * @param {import('./parts.mjs').Kind} kind
 * @param {{ root: string, node: string, env: NodeJS.ProcessEnv, deadline: number, selection: import('./parts.mjs').Selection }} context
 * @returns {Promise<Tally>}
 */
const runKind = async ({ projects, args }, { root, node, env, deadline, selection }) => {
  const folder = mkdtempSync(join(tmpdir(), 'engawa-results-'));
  const results = join(folder, 'results.json');
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const quiet = ['--passWithNoTests', '--json', `--outputFile=${results}`];
  const { code, why } = await runBounded(
    node,
    [jest, `--selectProjects=${projects[0]}`, ...projects.slice(1), ...args, ...quiet, ...selection.filter],
    { cwd: root, env, deadline, isDone: () => existsSync(results) },
  );
  try {
    const tally = existsSync(results)
      ? countTests(JSON.parse(readFileSync(results, 'utf8')), selection.whole)
      : { passed: 0, failed: 1 };
    if (why !== undefined) console.log(`✗ ${projects.join(', ')}: ${why}`);
    // Jest may fail beside its tests (a broken configuration, a hang): that is a failure too.
    if ((code !== 0 || why !== undefined) && tally.failed === 0) tally.failed = 1;
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** @returns {Tally} */
const endLeftovers = (/** @type {string} */ mark) => {
  const left = findLeftovers(mark);
  for (const { pid, command } of left) {
    console.log(`✗ left running, and ended now: ${pid} ${command}`);
    process.kill(pid, 'SIGKILL');
  }
  return { passed: 0, failed: left.length };
};
