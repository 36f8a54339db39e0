import { Redis, type RedisOptions } from 'ioredis';

/**
 * A Redis that is silent (its host lost power, the network swallows packets) says nothing that would end a connection:
 * a command waits for so long (ms) and fails, and its connection is ended and opened anew. A subscriber waits for no
 * command; the kernel asks for it after `QUIET` (ms) and then each second.
 */
const SILENT = 5_000;
const QUIET = 10_000;

/**
 * Opens a Redis connection. `url` is `redis://...` or `unix:///path` (the embedded store's private socket).
 * Commands fail at once while Redis is away instead of queueing: a request must get its 503 now, not later.
 */
export const openRedis = (url: string, options: RedisOptions = {}): Redis => {
  const common: RedisOptions = {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    lazyConnect: true,
    commandTimeout: SILENT,
    socketTimeout: SILENT,
    connectTimeout: SILENT,
    keepAlive: QUIET,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
    ...options,
  };
  return url.startsWith('unix://') ? new Redis(url.slice('unix://'.length), common) : new Redis(url, common);
};
