import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome, Task } from './worker.ts';

/** Modules that were loaded once stay loaded: a process that holds so much is ended, and a fresh one goes on. */
const mostMb = 700;

export interface Worker {
  /** Null: it took too long, and was ended. */
  run(task: Task, longestMs: number): Promise<Outcome | null>;
  close(): void;
}

/** A process that runs test files one after the other; ended when one hangs, and made anew. */
export const openWorker = (): Worker => {
  let child: ChildProcess | null = null;
  let heldMb = 0;
  const end = (): void => {
    child?.removeAllListeners();
    child?.kill('SIGKILL');
    child = null;
  };
  const start = (): ChildProcess => {
    heldMb = 0;
    return fork(join(import.meta.dirname, 'worker.ts'), [], {
      stdio: 'ignore',
      execArgv: ['--no-warnings', '--max-old-space-size=2048'],
      env: { ...process.env, TZ: 'Asia/Tokyo' },
    });
  };
  return {
    run: (task, longestMs) =>
      new Promise((resolve) => {
        if (heldMb > mostMb) end();
        child ??= start();
        const done = (outcome: Outcome | null): void => {
          clearTimeout(timer);
          child?.removeAllListeners();
          if (outcome === null) end();
          else heldMb = outcome.heldMb;
          resolve(outcome);
        };
        const timer = setTimeout(() => done(null), longestMs);
        child.once('message', (outcome) => done(outcome as Outcome));
        child.once('exit', () => done(null));
        child.send(task);
      }),
    close: end,
  };
};
