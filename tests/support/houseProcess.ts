import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { ATTRIBUTES_PAST_THE_LOG } from './attributeWrites/attributesPastTheLog.ts';

export interface HouseProcess {
  readonly port: number;
  readonly pid: number;
  /** All that it printed so far. */
  output(): string;
  /** A crash: nothing is said, nothing is saved. */
  kill9(): Promise<void>;
  /** Starts it again as it was, on the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Below what the kernel hands to outgoing connections: those of a house that starts for a minute would take it. */
const [LEAST, PORTS] = [10_000, 22_000];

/** The first of `count` ports in a row that were free a moment ago. */
export const freePort = async (count = 1): Promise<number> => {
  for (;;) {
    const first = LEAST + Math.floor(Math.random() * PORTS);
    const all = Array.from({ length: count }, (_, at) => isFree(first + at));
    if ((await Promise.all(all)).every(Boolean)) return first;
  }
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** The first start of an empty store makes the sample region: 20 s on a quiet machine, several times that on a busy one. */
const READY_MS = 180_000;

/** [AC14] What tells a test of writes past the log; whoever measures a house leaves it out. */
const watchedWrites = ['--import', './tests/support/attributeWrites/inHouse.ts'];

/** `server/main.ts` as a process of its own, as production runs it; it dies with the test. */
export const startHouse = async (
  flags: readonly string[],
  env: Readonly<Record<string, string>>,
  /** What the first start waits for: a test that kills it on its way says how far it lets it come. */
  first: RegExp = /Engawa is ready/,
  watched: readonly string[] = watchedWrites,
): Promise<HouseProcess> => {
  const port = await freePort();
  let child: ChildProcess | undefined;
  let output = '';
  const ended = async (): Promise<void> => {
    const running = child;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    await new Promise((resolve) => running.once('exit', resolve));
  };
  const start = async (until = /Engawa is ready/): Promise<void> => {
    output = '';
    const { PATH, HOME, ENGAWA_CACHE } = process.env;
    const node = process.execPath;
    // The kernel ends it with the test run, however that ends.
    const args = ['--pdeathsig', 'KILL', node, ...watched, 'server/main.ts', `--port=${port}`, ...flags];
    const given = { PATH, HOME, ...(ENGAWA_CACHE === undefined ? {} : { ENGAWA_CACHE }), ...env };
    const started = spawn('setpriv', args, { env: given, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    const take = (chunk: Buffer) => {
      output += chunk.toString();
    };
    started.stdout?.on('data', take);
    started.stderr?.on('data', take);
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => fail('was not ready in time'), READY_MS);
      const fail = (why: string) => {
        clearTimeout(late);
        started.kill('SIGKILL');
        reject(new Error(`the house ${why}:\n${output.slice(-4_000)}`));
      };
      const look = () => {
        if (!until.test(output)) return;
        clearTimeout(late);
        started.stdout?.off('data', look);
        started.off('exit', died);
        resolve();
      };
      const died = () => fail('ended');
      started.stdout?.on('data', look);
      started.once('exit', died);
    });
  };
  await start(first);
  return {
    port,
    get pid() {
      return child?.pid ?? 0;
    },
    output: () => output,
    start: () => start(),
    kill9: async () => {
      child?.kill('SIGKILL');
      await ended();
    },
    close: async () => {
      child?.kill('SIGTERM');
      const late = setTimeout(() => child?.kill('SIGKILL'), 20_000);
      await ended();
      clearTimeout(late);
      if (output.includes(ATTRIBUTES_PAST_THE_LOG))
        throw new Error(output.slice(output.indexOf(ATTRIBUTES_PAST_THE_LOG)));
    },
  };
};
