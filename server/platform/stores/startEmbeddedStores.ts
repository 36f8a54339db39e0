import { resolve } from 'node:path';
import { chooseMongo, chooseRedis } from '../../setup/chooseStores.mjs';
import { holdDataFolder } from './holdDataFolder.ts';
import { type KeptRunning, keepRunning } from './keepRunning.ts';
import { type RunningMongo, startMongo } from './startMongo.ts';
import { type RunningRedis, startRedis } from './startRedis.ts';
import type { StoreLog } from './storeLog.ts';

export interface EmbeddedStoresOptions {
  readonly dataDir: string;
  readonly log: StoreLog;
  readonly env?: NodeJS.ProcessEnv;
  readonly cacheSizeMB?: number;
  readonly logFileMaxMB?: number;
  readonly redisDatabases?: number;
}

export interface EmbeddedStores {
  readonly mongoUri: string;
  readonly redisUrl: string;
  /** What each store is, for the line that `npm start` prints. */
  readonly using: { readonly mongo: string; readonly redis: string };
  /** Undefined for a store that was given by its address. */
  readonly mongo: KeptRunning<RunningMongo> | undefined;
  readonly redis: KeptRunning<RunningRedis> | undefined;
  close(): Promise<void>;
}

const missing = (what: string) =>
  new Error(
    `${what} is not there. Run "npm start" once: it gets it. Or give its address by the environment (.env.example).`,
  );

/**
 * The two stores, given by MONGODB_URI and REDIS_URL or started as children of this process on its data folder.
 * Whoever starts a child takes the data folder's lock; a process that is given both addresses takes none.
 * Close it last: everything else saves into these.
 */
export const startEmbeddedStores = async (options: EmbeddedStoresOptions): Promise<EmbeddedStores> => {
  const { log, env = process.env } = options;
  const dataDir = resolve(options.dataDir);
  const mongoChoice = chooseMongo({ env, dataDir });
  const redisChoice = chooseRedis({ env });
  if (mongoChoice.kind === 'none') throw missing('A MongoDB');
  if (redisChoice.kind === 'none') throw missing('redis-server');

  const closers: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      for (const closeOne of closers.reverse()) await closeOne();
    })();
    return closing;
  };
  try {
    if (mongoChoice.kind !== 'given' || redisChoice.kind !== 'given')
      closers.push(await holdDataFolder(dataDir));
    let mongo: KeptRunning<RunningMongo> | undefined;
    let redis: KeptRunning<RunningRedis> | undefined;
    if (mongoChoice.kind !== 'given') {
      const { kind, program } = mongoChoice;
      mongo = await keepRunning({
        name: 'mongo',
        log,
        start: (before) =>
          startMongo({ ...options, dataDir, kind, program, ...(before && { port: before.port }) }),
      });
      closers.push(mongo.close);
    }
    if (redisChoice.kind !== 'given') {
      const { program } = redisChoice;
      const databases = options.redisDatabases ?? 16;
      redis = await keepRunning({
        name: 'redis',
        log,
        start: () => startRedis({ program, dataDir, databases }),
      });
      closers.push(redis.close);
    }
    const using = {
      mongo: mongoChoice.kind === 'given' ? 'MONGODB_URI' : `${mongoChoice.kind} (${mongoChoice.program})`,
      redis: redisChoice.kind === 'given' ? 'REDIS_URL' : `redis-server (${redisChoice.program})`,
    };
    log.info({ ...using, dataDir }, 'stores ready');
    return {
      mongoUri: mongoChoice.kind === 'given' ? mongoChoice.uri : (mongo?.current().uri ?? ''),
      redisUrl: redisChoice.kind === 'given' ? redisChoice.url : (redis?.current().url ?? ''),
      using,
      mongo,
      redis,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
