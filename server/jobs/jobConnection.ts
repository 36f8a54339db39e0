import type { RedisOptions } from 'ioredis';

/** Plain options of a Redis address: BullMQ makes its own connections, each with what it needs. */
export const jobConnection = (redisUrl: string): RedisOptions => {
  if (redisUrl.startsWith('unix://')) return { path: redisUrl.slice('unix://'.length) };
  const { hostname, port, username, password, pathname, protocol } = new URL(redisUrl);
  return {
    host: hostname,
    port: port === '' ? 6_379 : Number(port),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(pathname.length > 1 ? { db: Number(pathname.slice(1)) } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
};
