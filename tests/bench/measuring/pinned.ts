import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

/** The measured server has a core to itself; generators and stores share the other one. */
export const serverCore = 0;
export const generatorCore = Math.min(1, availableParallelism() - 1);

/** Holds a process, all its threads, on one core. Children that it starts later stay there too. */
export const pin = (pid: number, core: number): void => {
  execFileSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
};

export interface PinnedProcess {
  readonly pid: number;
  readonly port: number;
  close(): Promise<void>;
}

/** A Node program on a core of its own, which prints its port when it listens; the kernel ends it with us. */
export const startPinned = async (
  program: string,
  env: Readonly<Record<string, string>> = {},
  core = serverCore,
): Promise<PinnedProcess> => {
  const onCore = ['taskset', '-c', String(core), process.execPath, program];
  const child: ChildProcess = spawn('setpriv', ['--pdeathsig', 'KILL', ...onCore], {
    // A program may end itself when its end of the pipe closes.
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  const gone = once(child, 'exit');
  const [line] = await Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, 'data'),
    gone.then(() => Promise.reject(new Error(`${program} ended before it listened`))),
  ]);
  return {
    pid: child.pid ?? 0,
    port: Number(String(line).trim()),
    close: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};
