import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { openMongo } from '#platform/mongo.ts';
import { openRedis } from '#platform/redis.ts';
import { startEmbeddedStores } from '#platform/stores/startEmbeddedStores.ts';
import { startTestStores } from '#tests/support/testStores.ts';

const silent = { info: () => {}, warn: () => {} };
const { PATH, HOME, ENGAWA_CACHE } = process.env;
const env = { PATH, HOME, ENGAWA_CACHE };
const small = { log: silent, env, cacheSizeMB: 64, logFileMaxMB: 8 };
const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const freshFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'engawa-stores-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
};

interface Holder {
  readonly process: ChildProcess;
  readonly mongoUri: string;
  readonly pids: readonly number[];
}

/** Another process that starts the stores on `dataDir` and holds them until it is ended. */
const startHolder = async (dataDir: string): Promise<Holder> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holdStores.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env },
  });
  cleanUps.push(async () => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { process: child, ...JSON.parse(String(line)) };
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const eventuallyGone = async (pids: readonly number[]): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (pids.some(isAlive) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(pids.filter(isAlive)).toEqual([]);
};

describe('the embedded stores and kill -9', () => {
  it('die with a killed parent, and start again on the same folder with all that was acknowledged', async () => {
    const dataDir = await freshFolder();
    const holder = await startHolder(dataDir);
    const before = await openMongo(holder.mongoUri);
    for (let n = 0; n < 20; n += 1) await before.collection<{ n: number }>('kept').insertOne({ n });
    await before.close();

    holder.process.kill('SIGKILL');
    const stores = await startEmbeddedStores({ dataDir, ...small });
    cleanUps.push(stores.close);
    await eventuallyGone(holder.pids);
    const after = await openMongo(stores.mongoUri);
    expect(await after.collection('kept').countDocuments()).toBe(20);
    await after.close();
  }, 60_000);

  it('refuse a second start on a folder in use, naming the process that holds it', async () => {
    const dataDir = await freshFolder();
    const holder = await startHolder(dataDir);
    await expect(startEmbeddedStores({ dataDir, ...small })).rejects.toThrow(
      `in use by process ${holder.process.pid}`,
    );
    const still = await openMongo(holder.mongoUri);
    await still.close();
  }, 60_000);

  it('are started again at the same address when one of them is killed', async () => {
    const dataDir = await freshFolder();
    const stores = await startEmbeddedStores({ dataDir, ...small });
    cleanUps.push(stores.close);
    const redis = openRedis(stores.redisUrl, { enableOfflineQueue: true, maxRetriesPerRequest: null });
    cleanUps.push(async () => redis.disconnect());
    await redis.set('kept', 'yes');
    process.kill(stores.redis?.current().child.pid ?? 0, 'SIGKILL');
    process.kill(stores.mongo?.current().child.pid ?? 0, 'SIGKILL');

    const deadline = Date.now() + 20_000;
    let answer: string | null = null;
    while (answer !== 'yes' && Date.now() < deadline) {
      answer = await redis.get('kept').catch(() => null);
    }
    expect(answer).toBe('yes');
    let mongoBack = false;
    while (!mongoBack && Date.now() < deadline) {
      mongoBack = await openMongo(stores.mongoUri).then(
        (connection) => connection.close().then(() => true),
        () => false,
      );
    }
    expect(mongoBack).toBe(true);
  }, 60_000);

  it('take no lock where both addresses are given', async () => {
    const dataDir = await freshFolder();
    const given = { MONGODB_URI: 'mongodb://127.0.0.1:1/', REDIS_URL: 'redis://127.0.0.1:1' };
    const one = await startEmbeddedStores({ dataDir, log: silent, env: given });
    const two = await startEmbeddedStores({ dataDir, log: silent, env: given });
    expect([one.mongoUri, two.redisUrl]).toEqual([given.MONGODB_URI, given.REDIS_URL]);
    await one.close();
    await two.close();
  });
});

describe('the test stores', () => {
  it('can be killed under a writer and started again with nothing acknowledged lost', async () => {
    const stores = await startTestStores();
    cleanUps.push(stores.close);
    const acknowledged: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      // A short patience: the driver would wait five seconds for a store that is down on purpose.
      const client = new mongoose.mongo.MongoClient(stores.mongoUri, { serverSelectionTimeoutMS: 500 });
      const log = client.db().collection<{ _id: number }>('log');
      const writing = (async () => {
        for (let n = round * 1_000; ; n += 1) {
          await log.insertOne({ _id: n }, { writeConcern: { w: 'majority', journal: true } });
          acknowledged.push(n);
          if (n === round * 1_000 + 40) void stores.mongo.kill9();
        }
      })();
      await expect(writing).rejects.toThrow();
      await client.close();
      await stores.mongo.start();
    }
    const connection = await openMongo(stores.mongoUri);
    const found = await connection.collection<{ _id: number }>('log').find().toArray();
    const stored = new Set(found.map(({ _id }) => _id));
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((n) => !stored.has(n))).toEqual([]);
    await connection.close();
  }, 90_000);
});
