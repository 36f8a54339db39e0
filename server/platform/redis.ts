import { Redis, type RedisOptions } from 'ioredis';
import { redisPatience } from './redisPatience.ts';

const { silent, quiet, retryStrategy } = redisPatience;

/**
 * Opens a Redis connection. `url` is `redis://...` or `unix:///path` (the embedded store's private socket).
 * Commands fail at once while Redis is away instead of queueing: a request must get its 503 now, not later.
 */
export const openRedis = (url: string, options: RedisOptions = {}): Redis => {
  const common: RedisOptions = {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    lazyConnect: true,
    commandTimeout: silent,
    socketTimeout: silent,
    connectTimeout: silent,
    keepAlive: quiet,
    retryStrategy,
    ...options,
  };
  return url.startsWith('unix://') ? new Redis(url.slice('unix://'.length), common) : new Redis(url, common);
};
