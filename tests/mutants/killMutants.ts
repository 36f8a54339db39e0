import type { Mutant } from './mutant.ts';
import { openWorker } from './openWorker.ts';

export interface Judged {
  readonly mutant: Mutant;
  readonly fate: 'killed' | 'hung' | 'survived' | 'uncovered' | 'out of time';
  /** The test file that noticed. */
  readonly by: string | null;
}

interface Wanted {
  readonly mutants: readonly Mutant[];
  /** The test files, each with the mutated files that it loads. */
  readonly tests: ReadonlyMap<string, readonly string[]>;
  readonly deadline: number;
  /** A test file that takes longer is not asked. */
  readonly slowestMs: number;
  say(line: string): void;
}

interface Baseline {
  readonly test: string;
  readonly ms: number;
  readonly ran: (mutant: Mutant) => boolean;
}

const atOnce = 2;

/** Runs each test file once on the code as it is, then each mutant by those that ran its line, the quickest first. */
export const killMutants = async (wanted: Wanted): Promise<Judged[]> => {
  const { mutants, tests, deadline, slowestMs, say } = wanted;
  const left = () => Math.max(1, deadline - performance.now());

  const baselines: Baseline[] = [];
  await inParallel([...tests], async (worker, [test, covers]) => {
    const outcome = await worker.run({ testFile: test, mutant: null, covers }, Math.min(left(), slowestMs));
    if (outcome === null) say(`not asked, it takes too long: ${test}`);
    else if (!outcome.passed) say(`not asked, it fails on the code as it is: ${test}: ${outcome.why}`);
    else {
      const ran = ({ file, start, end }: Mutant) => {
        const idle = outcome.idle[file];
        return idle?.some(([from, to]) => from <= start && end <= to) === false;
      };
      baselines.push({ test, ms: outcome.ms, ran });
    }
  });
  baselines.sort((a, b) => a.ms - b.ms);

  const judged: Judged[] = [];
  await inParallel(mutants, async (worker, mutant) => {
    const fitting = baselines.filter(({ ran }) => ran(mutant));
    let fate: Judged['fate'] = fitting.length === 0 ? 'uncovered' : 'survived';
    let by: string | null = null;
    for (const { test, ms } of fitting) {
      if (performance.now() > deadline) {
        fate = 'out of time';
        break;
      }
      const outcome = await worker.run({ testFile: test, mutant, covers: [] }, 3_000 + 8 * ms);
      if (outcome?.passed === true) continue;
      fate = outcome === null ? 'hung' : 'killed';
      by = test;
      break;
    }
    judged.push({ mutant, fate, by });
  });
  return judged;
};

const inParallel = async <T>(
  items: readonly T[],
  work: (worker: ReturnType<typeof openWorker>, item: T) => Promise<void>,
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
