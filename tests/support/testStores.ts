import { accessSync, constants } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { type EmbeddedStores, startEmbeddedStores } from '#platform/stores/startEmbeddedStores.ts';

export interface TestStores {
  readonly dataDir: string;
  readonly mongoUri: string;
  readonly redisUrl: string;
  /** `kill9()` leaves a store down as a crash would; `start()` starts it at the same address. */
  readonly mongo: NonNullable<EmbeddedStores['mongo']>;
  readonly redis: NonNullable<EmbeddedStores['redis']>;
  close(): Promise<void>;
}

/**
 * A MongoDB and a Redis of one's own, empty, up in a fifth of a second. In memory where there is a /dev/shm:
 * kill -9 loses nothing there either (the files are the kernel's), and a commit's sync costs nothing. They begin as a copy of
 * the data folder `from`, and stay in `keptIn` after their end, where that is said.
 */
export const startTestStores = async (
  folder: { from?: string; keptIn?: string } = {},
): Promise<TestStores> => {
  const dataDir = folder.keptIn ?? (await mkdtemp(join(shelf(), 'engawa-test-')));
  if (folder.from !== undefined) await cp(folder.from, dataDir, { recursive: true });
  const silent = { info: () => {}, warn: () => {} };
  // Only PATH and the cache: a test never works on stores that the machine's environment happens to name.
  const { PATH, HOME, ENGAWA_CACHE } = process.env;
  const stores = await startEmbeddedStores({
    dataDir,
    log: silent,
    env: { PATH, HOME, ENGAWA_CACHE },
    cacheSizeMB: 64,
    logFileMaxMB: 8,
  });
  if (stores.mongo === undefined || stores.redis === undefined)
    throw new Error('embedded stores are children');
  return {
    dataDir,
    mongoUri: stores.mongoUri,
    redisUrl: stores.redisUrl,
    mongo: stores.mongo,
    redis: stores.redis,
    close: async () => {
      await stores.close();
      if (folder.keptIn === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** Stores for the tests of one file (or one `describe`): started before the first, gone after the last. */
export const withTestStores = (): (() => TestStores) => {
  let stores: TestStores | undefined;
  beforeAll(async () => {
    stores = await startTestStores();
  }, 60_000);
  afterAll(async () => {
    await stores?.close();
  }, 30_000);
  return () => {
    if (stores === undefined) throw new Error('withTestStores(): ask for the stores inside a test or a hook');
    return stores;
  };
};

const shelf = (): string => {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
};
