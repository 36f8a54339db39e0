import type { Mutant } from './mutant.ts';
import { openWorker, type Worker } from './openWorker.ts';

export interface Judged {
  readonly mutant: Mutant;
  readonly fate: 'killed' | 'hung' | 'survived' | 'uncovered' | 'out of time';
  /** The test file that noticed. */
  readonly by: string | null;
}

interface Wanted {
  readonly mutants: readonly Mutant[];
  /** The test files, each with the mutated files that it loads, and by how many imports. */
  readonly tests: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly deadline: number;
  /** A test file that takes longer is not asked. */
  readonly slowestMs: number;
  /** How many processes. */
  readonly atOnce: number;
  say(line: string): void;
  /** Each as soon as it is judged. */
  tell(judged: Judged): void;
}

/** How a test file does on the code as it is; null: it is not asked. */
interface Baseline {
  readonly ms: number;
  readonly ran: (mutant: Mutant) => boolean;
}

/** Of a test file that was not run yet. */
const unknownMs = 500;

/**
 * Each mutant by the test files that run its place, until one fails: those that import its file most directly first, and
 * slow ones later. A test file is run on the code as it is when it is first wanted.
 */
export const killMutants = async (wanted: Wanted): Promise<Judged[]> => {
  const { mutants, tests, deadline, slowestMs, atOnce, say, tell } = wanted;
  const left = () => Math.max(1, deadline - performance.now());

  const baselines = new Map<string, Promise<Baseline | null>>();
  const took = new Map<string, number>();
  const takeBaseline = async (worker: Worker, test: string): Promise<Baseline | null> => {
    const covers = [...(tests.get(test)?.keys() ?? [])];
    const outcome = await worker.run({ testFile: test, mutant: null, covers }, Math.min(left(), slowestMs));
    if (outcome === null) say(`not asked, it takes too long: ${test}`);
    else if (!outcome.passed) say(`not asked, it fails on the code as it is: ${test}: ${outcome.why}`);
    if (outcome?.passed !== true) return null;
    const ran = ({ file, start, end }: Mutant) => {
      const idle = outcome.idle[file];
      return idle?.some(([from, to]) => from <= start && end <= to) === false;
    };
    took.set(test, outcome.ms);
    return { ms: outcome.ms, ran };
  };
  const baselineOf = (worker: Worker, test: string): Promise<Baseline | null> => {
    const known = baselines.get(test) ?? takeBaseline(worker, test);
    baselines.set(test, known);
    return known;
  };

  const judged: Judged[] = [];
  await inParallel(mutants, atOnce, async (worker, mutant) => {
    const cost = (test: string) =>
      (tests.get(test)?.get(mutant.file) ?? 0) + (took.get(test) ?? unknownMs) / unknownMs;
    const fitting = new Set([...tests.keys()].filter((test) => tests.get(test)?.has(mutant.file)));
    let fate: Judged['fate'] = 'uncovered';
    let by: string | null = null;
    while (fitting.size > 0) {
      const test = [...fitting].reduce((a, b) => (cost(b) < cost(a) ? b : a));
      fitting.delete(test);
      const baseline = await baselineOf(worker, test);
      if (performance.now() > deadline) {
        fate = 'out of time';
        break;
      }
      if (baseline?.ran(mutant) !== true) continue;
      const outcome = await worker.run({ testFile: test, mutant, covers: [] }, 3_000 + 8 * baseline.ms);
      fate = outcome === null ? 'hung' : outcome.passed ? 'survived' : 'killed';
      if (fate === 'survived') continue;
      by = test;
      break;
    }
    judged.push({ mutant, fate, by });
    tell({ mutant, fate, by });
  });
  return judged;
};

const inParallel = async <T>(
  items: readonly T[],
  atOnce: number,
  work: (worker: Worker, item: T) => Promise<void>,
): Promise<void> => {
  const waiting = [...items];
  const one = async (): Promise<void> => {
    const worker = openWorker();
    try {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(worker, item);
    } finally {
      worker.close();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
};
