import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuOf } from '../measuring/cpuOf.ts';
import { serverCore } from '../measuring/pinned.ts';

export interface Start {
  readonly readyMs: number;
  /** CPU of the process itself until it was ready. */
  readonly cpuMs: number;
  /** Resident, some seconds after it was ready and with nothing asked of it. */
  readonly rss: number;
  /** The most that was resident until then. */
  readonly peak: number;
}

const READY_MS = 180_000;
/** What was only needed to start has been given back by then. */
const SETTLED_MS = 3_000;

/**
 * A program as production runs it (compiled code kept, two heaps of the C library), on the server's core, until it
 * says that it is ready and a little on; then it is asked to end.
 */
export const startService = async (
  program: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Start> => {
  const { PATH, HOME, ENGAWA_CACHE } = process.env;
  const given = { PATH, HOME, ...(ENGAWA_CACHE === undefined ? {} : { ENGAWA_CACHE }) };
  const began = performance.now();
  const child: ChildProcess = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'taskset', '-c', String(serverCore), process.execPath, ...program],
    {
      env: { ...given, NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const gone = once(child, 'exit');
  try {
    await untilSaid(child, ready);
    const readyMs = performance.now() - began;
    const pid = child.pid ?? 0;
    const cpuMs = cpuOf(pid);
    await pause(SETTLED_MS);
    return { readyMs, cpuMs, rss: statusOf(pid, 'VmRSS'), peak: statusOf(pid, 'VmHWM') };
  } finally {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await gone;
    clearTimeout(late);
  }
};

const untilSaid = (child: ChildProcess, ready: RegExp): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`${why}:\n${said.slice(-2_000)}`));
    const late = setTimeout(() => fail('was not ready in time'), READY_MS);
    const ended = () => fail('ended before it was ready');
    child.once('exit', ended);
    const take = (chunk: Buffer) => {
      said += chunk.toString();
      if (!ready.test(said)) return;
      clearTimeout(late);
      child.off('exit', ended);
      resolve();
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
  });

/** A line of /proc/PID/status, in bytes. */
const statusOf = (pid: number, name: 'VmRSS' | 'VmHWM'): number => {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1]) * 1024;
};
