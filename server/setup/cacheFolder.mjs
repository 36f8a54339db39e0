import { homedir } from 'node:os';
import { join } from 'node:path';

/** Versions of what is built or fetched outside node_modules. A new version is a new folder in the cache. */
export const secantusVersion = '0.5.3-beta.196';
export const mediasoupVersion = '3.27.1';
export const mongodVersion = '8.0.4';

/** Where builds are kept, outside the tree, so that a second clone finds them. `ENGAWA_CACHE` moves it. */
export const cacheFolder = (env = process.env) => env.ENGAWA_CACHE || join(homedir(), '.cache', 'engawa');

/** @param {NodeJS.ProcessEnv} [env] */
export const cachedSecantus = (env) =>
  join(cacheFolder(env), `secantusd-${secantusVersion}`, 'bin', 'secantusd-rs');

/** @param {NodeJS.ProcessEnv} [env] */
export const cachedMediaWorker = (env) =>
  join(cacheFolder(env), `media-worker-${mediasoupVersion}`, 'mediasoup-worker');

/** @param {NodeJS.ProcessEnv} [env] */
export const cachedMongod = (env) => join(cacheFolder(env), `mongod-${mongodVersion}`, 'mongod');
