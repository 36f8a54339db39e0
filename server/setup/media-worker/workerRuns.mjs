import { spawnSync } from 'node:child_process';
import { isProgram } from '../findProgram.mjs';

/**
 * Without MEDIASOUP_VERSION in its environment a worker that can run here exits with 41 at once; one built against
 * libraries that are not here does not get that far.
 * @param {string} path
 */
export const workerRuns = (path) => {
  if (!isProgram(path)) return false;
  const { MEDIASOUP_VERSION: _, ...env } = process.env;
  return spawnSync(path, [], { env, stdio: 'ignore', timeout: 10_000 }).status === 41;
};
