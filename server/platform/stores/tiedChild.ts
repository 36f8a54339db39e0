import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openBoundedLog } from './boundedLog.ts';

export interface TiedChild {
  readonly pid: number;
  /** Resolves when the process is gone, whatever ended it. */
  readonly ended: Promise<void>;
  /** Asks it to end, and after `patienceMs` makes it. Idempotent. */
  stop(patienceMs?: number): Promise<void>;
  /** Ends it with no warning, as a crash would. */
  kill9(): Promise<void>;
}

export interface TiedChildOptions {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly dataDir: string;
  /** Called with each line of its output, until it is said to be ready. */
  readonly isReady: (line: string) => boolean;
  /** Told by its output that it serves nobody any more without ending by itself: it is ended then. */
  readonly isBroken?: (text: string) => boolean;
  readonly readyWithinMs?: number;
}

/**
 * Starts a store as a child that
 *  - is outside the terminal's process group (`detached`): Ctrl+C must not take it before the last saves;
 *  - dies with a killed parent (`setpriv --pdeathsig`): a start after kill -9 must find the data folder free;
 *  - holds a lock of its own (`flock`, a kernel lock: it cannot be stale). A start right after a crash waits
 *    for the dying one instead of opening its files beside it.
 * Parent death is the death of the thread that spawned: call this from a main thread only.
 */
export const startTiedChild = async (options: TiedChildOptions): Promise<TiedChild> => {
  const { name, program, args, dataDir, isReady, readyWithinMs = 60_000 } = options;
  const isBroken = options.isBroken ?? (() => false);
  const locked = ['--no-fork', '--wait', '10', '--conflict-exit-code', '75', join(dataDir, `${name}.lock`)];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', 'flock', ...locked, program, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // No proxies and no secrets of ours in a store's environment; a test run's mark lets it find what it left.
    env: { PATH: process.env.PATH ?? '', HOME: dataDir, LC_ALL: 'C.UTF-8', ...testRunMark() },
    cwd: dataDir,
  });
  const ended = once(child, 'close').then(
    () => undefined,
    () => undefined,
  );
  try {
    await untilReady(child, { name, dataDir, isReady, isBroken, readyWithinMs });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  const running = () => child.exitCode === null && child.signalCode === null;
  const kill9 = async () => {
    if (running()) child.kill('SIGKILL');
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    ended,
    kill9,
    stop: async (patienceMs = 15_000) => {
      if (running()) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(timer);
    },
  };
};

const testRunMark = () => {
  const { ENGAWA_TEST_RUN } = process.env;
  return ENGAWA_TEST_RUN === undefined ? {} : { ENGAWA_TEST_RUN };
};

/** Keeps the output in `<name>.log` and waits for the line that says it serves; what it said last explains a failure. */
const untilReady = (
  child: ChildProcess,
  {
    name,
    dataDir,
    isReady,
    isBroken,
    readyWithinMs,
  }: Required<Pick<TiedChildOptions, 'name' | 'dataDir' | 'isReady' | 'isBroken' | 'readyWithinMs'>>,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const file = openBoundedLog(join(dataDir, `${name}.log`));
    let ready = false;
    let rest = '';
    const recent: string[] = [];
    const fail = (why: string) => {
      clearTimeout(deadline);
      reject(new Error([`${name} ${why}.`, ...recent].join('\n  ')));
    };
    const deadline = setTimeout(() => fail(`did not start within ${readyWithinMs / 1000} s`), readyWithinMs);
    const read = (chunk: Buffer) => {
      file.write(chunk);
      if (isBroken(chunk.toString('latin1'))) child.kill('SIGKILL');
      if (ready) return;
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        recent.push(line);
        if (recent.length > 12) recent.shift();
        if (!isReady(line)) continue;
        ready = true;
        clearTimeout(deadline);
        resolve();
        return;
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`cannot be started (${error.message})`));
    child.once('close', (code, signal) => {
      file.end();
      if (!ready)
        fail(
          code === 75
            ? `waited in vain for ${join(dataDir, `${name}.lock`)}: another process holds it`
            : `ended at once (${signal ?? `status ${code}`})`,
        );
    });
  });
