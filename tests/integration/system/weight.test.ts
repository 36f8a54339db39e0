import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHouse } from '#tests/support/houseProcess.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const tell = pathToFileURL(join(import.meta.dirname, '../../support/tellPackages.mjs')).href;

/** What all stand on: stores, HTTP for /readyz, schemas, log and metrics. */
const everywhere = [
  ...['compression', 'cookie', 'express', 'helmet', 'ioredis', 'mongoose', 'pino', 'prom-client', 'zod'],
];
/** What the socket door loads beside that. */
const sockets = ['rate-limiter-flexible', 'socket.io', 'ws'];
/** Whoever holds one of these holds tens of megabytes; each belongs to one service, a lane or the making of the sample. */
const heavy = ['@aws-sdk/client-s3', 'mediasoup', 'pdfmake', 'pdfjs-dist', 'sharp', 'bullmq', 'file-type'];

describe('[OP5] a service', () => {
  const stores = withTestStores();
  let folder: string;
  const direct: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engawa-weight-'));
    const named = JSON.parse(await readFile('package.json', 'utf8')) as { dependencies: object };
    direct.push(...Object.keys(named.dependencies));
  });
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 }));

  /** The packages of ours that a process has loaded when it is ready, and what it holds in memory. */
  const start = async (service: string, env: Readonly<Record<string, string>> = {}) => {
    const { mongoUri, redisUrl, dataDir } = stores();
    const told = join(folder, service);
    const house = await startHouse([`--services=${service}`, '--empty', `--data=${dataDir}`], {
      ...{ MONGODB_URI: mongoUri, REDIS_URL: redisUrl, LOG_LEVEL: 'error', ...env },
      ...{ NODE_OPTIONS: `--import=${tell}`, TOLD_PACKAGES: told },
    });
    try {
      const loaded = new Set((await readFile(`${told}.${house.pid}`, 'utf8')).split('\n'));
      return direct.filter((name) => loaded.has(name)).sort();
    } finally {
      await house.close();
    }
  };

  it('holds what it runs: sockets neither files nor documents, calls or jobs, also where files lie in S3', async () => {
    const inS3 = { S3_BUCKET: 'sample', S3_ENDPOINT: 'http://127.0.0.1:9' };
    expect(await start('realtime', inS3)).toEqual([...everywhere, ...sockets].sort());
  }, 60_000);

  it.each([
    ['collab', []],
    ['web', ['bullmq']],
    ['worker', ['bullmq']],
    ['media', ['mediasoup']],
  ])(
    '%s holds of what is heavy nothing but %j',
    async (service, needed) => {
      const loaded = await start(service);
      expect(loaded.filter((name) => heavy.includes(name))).toEqual(needed);
    },
    60_000,
  );
});
