import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { holdLock } from './holdLock.mjs';
import { holdPorts, PortTaken } from './holdPorts.mjs';
import { SetUpProblem } from './SetUpProblem.mjs';

/**
 * Holds the ports of the house that will run with these flags, before anything is built; what else they say is read by the
 * house itself (server/platform/flags.ts). Answers what lets go, for the moment before the house starts.
 * @param {string[]} args
 * @returns {Promise<() => Promise<void>>}
 */
export const holdPortsOf = async (args) => {
  const text = /** @type {const} */ ({ type: 'string' });
  const options = { port: text, 'media-port': text, host: text, services: text, data: text };
  const { values } = parseArgs({ args, options, strict: false, allowPositionals: true });
  const numberOf = (/** @type {unknown} */ given, /** @type {number | null} */ otherwise) =>
    typeof given === 'string' && /^\d{1,5}$/.test(given) ? Number(given) : otherwise;
  try {
    const { release } = await holdPorts({
      host: typeof values.host === 'string' ? values.host : '127.0.0.1',
      port: numberOf(values.port, 3_000) ?? 0,
      mediaPort: numberOf(values['media-port'], null),
      media: typeof values.services !== 'string' || values.services.split(',').includes('media'),
    });
    return release;
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    // A second start on one data folder: the house says which process has it, which explains more than its port.
    const lock = join(resolve(typeof values.data === 'string' ? values.data : 'data'), 'engawa.lock');
    const letGo = await holdLock(lock, 0);
    if (letGo === undefined) return async () => {};
    await letGo();
    throw new SetUpProblem(error.message, 'Nothing was built or started yet.');
  }
};
