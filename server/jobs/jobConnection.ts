import { redisPatience } from '#platform/redisPatience.ts';

/** What BullMQ needs to reach Redis. */
export interface JobConnection {
  path?: string;
  host?: string;
  port?: number;
  username?: string;
  password?: string;
  db?: number;
  tls?: object;
  retryStrategy: (tries: number) => number;
  keepAlive: number;
}

const { quiet: keepAlive, retryStrategy } = redisPatience;

/**
 * The options of a Redis address. BullMQ makes connections of its own from them, each as it needs it. By itself it
 * would wait up to 20 s between two tries.
 */
export const jobConnection = (redisUrl: string): JobConnection => {
  if (redisUrl.startsWith('unix://'))
    return { path: redisUrl.slice('unix://'.length), retryStrategy, keepAlive };
  const { hostname, port, username, password, pathname, protocol } = new URL(redisUrl);
  return {
    retryStrategy,
    keepAlive,
    host: hostname,
    port: port === '' ? 6_379 : Number(port),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(pathname.length > 1 ? { db: Number(pathname.slice(1)) } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
};
