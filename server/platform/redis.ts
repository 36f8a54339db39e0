import { Redis, type RedisOptions } from 'ioredis';

/**
 * Opens a Redis connection. `url` is `redis://...` or `unix:///path` (the embedded store's private socket).
 * Commands fail at once while Redis is away instead of queueing: a request must get its 503 now, not later.
 */
export const openRedis = (url: string, options: RedisOptions = {}): Redis => {
  const common: RedisOptions = {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    lazyConnect: true,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
    ...options,
  };
  return url.startsWith('unix://') ? new Redis(url.slice('unix://'.length), common) : new Redis(url, common);
};
