import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from './clock.ts';
import type { Env } from './env.ts';
import { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { openMongo } from './mongo.ts';
import type { Platform } from './platform.ts';
import { openRedis } from './redis.ts';
import { openTopics } from './topics.ts';

interface Options {
  readonly env: Env;
  readonly log: Logger;
  readonly mongoUri: string;
  readonly redisUrl: string;
  /** Another database than the one in the address: each test has its own. */
  readonly dbName?: string;
  readonly clock?: Clock;
  readonly lifecycle?: Lifecycle;
}

/** Opens both stores, and all that needs nothing else. Its lifecycle closes it. */
export const openPlatform = async (options: Options): Promise<Platform> => {
  const { env, mongoUri, redisUrl, dbName, clock = systemClock } = options;
  const nodeId = env.NODE_ID ?? `node-${randomBytes(4).toString('hex')}`;
  const log = options.log.child({ node: nodeId });
  const lifecycle = options.lifecycle ?? new Lifecycle(log);
  const metrics = createMetrics(nodeId);
  lifecycle.opened('metrics', () => metrics.clear());

  const db = await openMongo(mongoUri, dbName === undefined ? {} : { dbName });
  lifecycle.opened('mongo', () => db.close());

  const newRedis = () => {
    const redis = openRedis(redisUrl);
    // Without a listener ioredis prints errors to the console; each command hands its error to whoever asked.
    redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis connection'));
    lifecycle.opened('redis', () => redis.disconnect());
    return redis;
  };
  const redis = newRedis();
  await redis.connect();
  const redisPrefix = env.REDIS_PREFIX;
  const topics = openTopics({ redis, newRedis, redisPrefix, log });
  return { env, log, clock, db, redis, topics, redisPrefix, metrics, lifecycle, nodeId };
};
