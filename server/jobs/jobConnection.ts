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

/** A Redis that is silent is noticed by the kernel (ms), as platform/redis.ts says. */
const keepAlive = 10_000;

/** Plain options of a Redis address: BullMQ makes its own connections, each with what it needs. */
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

/** BullMQ would wait up to 20 s between tries: so long after Redis is back nothing would be taken or run, nor end. */
const retryStrategy = (tries: number): number => Math.min(100 * tries, 1_000);
