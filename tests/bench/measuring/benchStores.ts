import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStores } from '#platform/stores/startEmbeddedStores.ts';
import { cpuOf } from './cpuOf.ts';

/**
 * The embedded stores, empty, on the machine's disk (or BENCH_DIR): a commit's sync is part of what is measured, so
 * they are not in memory as the tests' are. They run on the core that their starter is pinned to.
 */
export const startBenchStores = async () => {
  const dataDir = await mkdtemp(join(process.env.BENCH_DIR ?? tmpdir(), 'engawa-bench-'));
  const { PATH, HOME, ENGAWA_CACHE } = process.env;
  const silent = { info: () => {}, warn: () => {} };
  const stores = await startEmbeddedStores({ dataDir, log: silent, env: { PATH, HOME, ENGAWA_CACHE } });
  const { mongo, redis } = stores;
  if (mongo === undefined || redis === undefined) throw new Error('embedded stores are children');
  return {
    dataDir,
    mongoUri: stores.mongoUri,
    redisUrl: stores.redisUrl,
    using: stores.using,
    mongo,
    redis,
    /** CPU of each so far, in milliseconds. */
    cpu: () => ({ mongo: cpuOf(mongo.current().child.pid), redis: cpuOf(redis.current().child.pid) }),
    close: async () => {
      await stores.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
export type BenchStores = Awaited<ReturnType<typeof startBenchStores>>;
