import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cachedMongod, cachedSecantus } from './cacheFolder.mjs';
import { findProgram, isProgram } from './findProgram.mjs';

/** @typedef {{ kind: 'given', uri: string } | { kind: 'mongod' | 'secantus', program: string } | { kind: 'none' }} MongoChoice */
/** @typedef {{ kind: 'given', url: string } | { kind: 'redis-server', program: string } | { kind: 'none' }} RedisChoice */

/**
 * Which MongoDB to run on: one given, a mongod of the machine, one that was fetched, else SecantusDB's server.
 * A data folder stays with the program that made it: the two keep different files, and a mongod that appears on
 * PATH one day must not make yesterday's records look gone.
 * @param {{ env?: NodeJS.ProcessEnv, dataDir?: string }} [options]
 * @returns {MongoChoice}
 */
export const chooseMongo = ({ env = process.env, dataDir } = {}) => {
  if (env.MONGODB_URI) return { kind: 'given', uri: env.MONGODB_URI };
  const made = (/** @type {string} */ kind) => dataDir !== undefined && existsSync(join(dataDir, kind));
  const mongod = findProgram('mongod', env) ?? [cachedMongod(env)].find(isProgram);
  const secantus = [cachedSecantus(env)].find(isProgram);
  if (mongod !== undefined && !made('secantus')) return { kind: 'mongod', program: mongod };
  if (secantus !== undefined && !made('mongod')) return { kind: 'secantus', program: secantus };
  return { kind: 'none' };
};

/**
 * Which Redis to run on: one given, else a redis-server of the machine.
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {RedisChoice}
 */
export const chooseRedis = ({ env = process.env } = {}) => {
  if (env.REDIS_URL) return { kind: 'given', url: env.REDIS_URL };
  const program = findProgram('redis-server', env);
  return program === undefined ? { kind: 'none' } : { kind: 'redis-server', program };
};
