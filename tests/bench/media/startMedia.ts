import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { serverCore } from '../measuring/pinned.ts';
import type { MediaOpened, MediaPlan } from './plan.ts';

/** A program with its media worker, both on the server's core; ends with the bench, however that ends. */
export const startMedia = async (program: string, plan: MediaPlan) => {
  const { PATH, HOME, MEDIASOUP_WORKER_BIN } = process.env;
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'taskset', '-c', String(serverCore), process.execPath, program],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { PATH, HOME, ...(MEDIASOUP_WORKER_BIN === undefined ? {} : { MEDIASOUP_WORKER_BIN }) },
    },
  );
  const gone = once(child, 'exit');
  child.send(plan);
  const [opened] = (await Promise.race([
    once(child, 'message'),
    gone.then(() => Promise.reject(new Error(`${program} ended before all flowed`))),
  ])) as [MediaOpened];
  return {
    ...{ pid: child.pid ?? 0, opened },
    close: async (): Promise<void> => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};
