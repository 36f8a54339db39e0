import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Takes the lock `path`, waiting at most `waitSeconds`; undefined when another process kept it that long.
 *
 * It is a kernel lock (flock), held by a small child that ends when our end of its input closes, which the kernel
 * does however we die: after kill -9 there is nothing stale to clean up.
 * @param {string} path
 * @param {number} waitSeconds
 * @returns {Promise<(() => Promise<void>) | undefined>} what gives it back
 */
export const holdLock = async (path, waitSeconds) => {
  mkdirSync(dirname(path), { recursive: true });
  const wait = waitSeconds === 0 ? ['--nonblock'] : ['--wait', String(waitSeconds)];
  const locking = ['flock', '--no-fork', ...wait, path, 'sh', '-c', 'echo held; exec cat'];
  const holder = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...locking], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(holder, 'close');
  const held = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!held) return undefined;
  return async () => {
    holder.stdin.end();
    await ended;
  };
};
