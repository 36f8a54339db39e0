import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { putBack, type Suite, takeSuite } from './jestGlobals.ts';
import type { Mutant } from './mutant.ts';

/** Runs one test file, with one mutant in the code that it loads or none; every run loads our own files anew. */
export interface Task {
  readonly testFile: string;
  readonly mutant: Mutant | null;
  /** Whose lines to report, where it matters which of them ran. */
  readonly covers: readonly string[];
}

export interface Outcome {
  readonly passed: boolean;
  readonly why: string;
  readonly ms: number;
  /** What the process holds by now. */
  readonly heldMb: number;
  /** By file, the ranges that did not run. */
  readonly idle: { readonly [file: string]: readonly (readonly [number, number])[] };
}

const root = join(import.meta.dirname, '..', '..');
const rootUrl = pathToFileURL(`${root}/`).href;
const globals = pathToFileURL(join(import.meta.dirname, 'jestGlobals.ts')).href;
/** What jest sets up for tests on stores (AC14): a write of rights without its entry fails there by itself. */
const watched = /^tests\/(integration|attack)\//;
const attributeWrites = pathToFileURL(join(root, 'tests', 'support', 'attributeWrites', 'inJest.ts')).href;
let run = 0;
let mutant: Mutant | null = null;

// The same chances for every mutant, and no search for a smaller example: that it failed is enough.
const seed = 20_261_130;
process.env.PROPERTY_SEED = String(seed);
fc.configureGlobal({ seed, endOnFailure: true });

const isOwn = (url: string): boolean =>
  url.startsWith(rootUrl) && !url.includes('/node_modules/') && /\.ts(\?|$)/.test(url);

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
    const found = next(specifier, context);
    const asked = /[?&]run=(\d+)/.exec(context.parentURL ?? '')?.[1];
    if (asked === undefined || !isOwn(found.url) || found.url === globals) return found;
    return { ...found, url: `${found.url}?run=${asked}` };
  },
  load: (url, context, next) => {
    if (!url.includes('?run=')) return next(url, context);
    const path = fileURLToPath(url.slice(0, url.indexOf('?')));
    return { format: 'module', source: sourceOf(path), shortCircuit: true };
  },
});

const plain = new Map<string, string>();
const sourceOf = (path: string): string => {
  const changed = mutant !== null && join(root, mutant.file) === path;
  const known = changed ? undefined : plain.get(path);
  if (known !== undefined) return known;
  let source = readFileSync(path, 'utf8');
  if (changed && mutant !== null)
    source = source.slice(0, mutant.start) + mutant.replacement + source.slice(mutant.end);
  const stripped = stripTypeScriptTypes(source, { mode: 'strip' });
  if (!changed) plain.set(path, stripped);
  return stripped;
};

const runSuite = async (suite: Suite, around: readonly Suite[]): Promise<void> => {
  const all = [...around, suite];
  for (const hook of suite.hooks.beforeAll) await hook();
  try {
    for (const part of suite.parts) {
      if ('hooks' in part) {
        await runSuite(part, all);
        continue;
      }
      for (const { hooks } of all) for (const hook of hooks.beforeEach) await hook();
      try {
        await part.work();
      } finally {
        for (const { hooks } of all.toReversed()) for (const hook of hooks.afterEach) await hook();
      }
    }
  } finally {
    for (const hook of suite.hooks.afterAll) await hook();
  }
};

const runTask = async (task: Task): Promise<Outcome> => {
  const started = performance.now();
  mutant = task.mutant;
  const number = ++run;
  const session = task.covers.length === 0 ? null : new Session();
  session?.connect();
  await session?.post('Profiler.enable');
  await session?.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  let why = '';
  try {
    takeSuite();
    if (watched.test(task.testFile)) await import(`${attributeWrites}?run=${number}`);
    await import(`${pathToFileURL(join(root, task.testFile)).href}?run=${number}`);
    await runSuite(takeSuite(), []);
  } catch (error) {
    why = String(error instanceof Error ? error.message : error).slice(0, 300) || 'failed';
  } finally {
    putBack();
  }
  const idle: Record<string, (readonly [number, number])[]> = {};
  if (session !== null) {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    for (const file of task.covers) {
      const url = `${pathToFileURL(join(root, file)).href}?run=${number}`;
      const script = result.find((each) => each.url === url);
      if (script === undefined) continue;
      // Inner ranges follow outer ones: what ran within something that did not is told again, and the other way round.
      const ranges = script.functions.flatMap((each) => each.ranges);
      const ran = new Uint8Array(readFileSync(join(root, file), 'utf8').length);
      for (const { startOffset, endOffset, count } of ranges)
        ran.fill(count === 0 ? 0 : 1, startOffset, endOffset);
      idle[file] = runsOfZero(ran);
    }
    session.disconnect();
  }
  const heldMb = process.memoryUsage.rss() / 2 ** 20;
  return { passed: why === '', why, ms: performance.now() - started, heldMb, idle };
};

const runsOfZero = (ran: Uint8Array): (readonly [number, number])[] => {
  const runs: (readonly [number, number])[] = [];
  for (let start = ran.indexOf(0); start >= 0; ) {
    const next = ran.indexOf(1, start);
    const end = next < 0 ? ran.length : next;
    runs.push([start, end]);
    start = next < 0 ? -1 : ran.indexOf(0, end);
  }
  return runs;
};

process.on('message', (task: Task) => {
  void runTask(task).then((outcome) => process.send?.(outcome));
});
// A mutant may leave work behind that fails after its test: it has been judged by then.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});
process.on('disconnect', () => process.exit());
