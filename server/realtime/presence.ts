import type { PositionId } from '#domain/ids.ts';
import type { Platform } from '#platform/platform.ts';

/** A node that dies leaves its people present for so long. */
const TTL_MS = 30_000;
const BEAT_MS = 10_000;

/**
 * Who has a record open, over all nodes: members of a sorted set in Redis that expire unless renewed. Presence is a
 * hint: while Redis is away one sees those of one's own node.
 */
export const openPresence = (platform: Pick<Platform, 'redis' | 'redisPrefix' | 'nodeId' | 'log'>) => {
  const { redis, redisPrefix, nodeId } = platform;
  const own = new Map<string, Map<string, PositionId>>();
  const keyOf = (record: string) => `${redisPrefix}presence:${record}`;
  const memberOf = (position: PositionId, connection: string) => `${position}:${nodeId}:${connection}`;

  const renew = async (record: string) => {
    const here = own.get(record);
    if (here === undefined || here.size === 0) return;
    const until = Date.now() + TTL_MS;
    const members = [...here].flatMap(([connection, position]) => [until, memberOf(position, connection)]);
    await redis.zadd(keyOf(record), ...members);
    await redis.pexpire(keyOf(record), TTL_MS * 2);
  };
  const beat = setInterval(() => {
    for (const record of own.keys()) renew(record).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();

  return {
    enter: async (record: string, connection: string, position: PositionId): Promise<void> => {
      const here = own.get(record) ?? new Map<string, PositionId>();
      own.set(record, here.set(connection, position));
      await renew(record).catch(() => undefined);
    },
    leave: async (record: string, connection: string): Promise<void> => {
      const here = own.get(record);
      const position = here?.get(connection);
      if (here === undefined || position === undefined) return;
      here.delete(connection);
      if (here.size === 0) own.delete(record);
      await redis.zrem(keyOf(record), memberOf(position, connection)).catch(() => undefined);
    },
    /** The positions present, each once, in a stable order. */
    read: async (record: string): Promise<PositionId[]> => {
      const here = [...(own.get(record)?.values() ?? [])];
      const members = await redis.zrangebyscore(keyOf(record), Date.now(), '+inf').catch(() => []);
      const all = members.map((member) => member.split(':')[0] as PositionId);
      return [...new Set([...here, ...all])].sort();
    },
    close: async (): Promise<void> => {
      clearInterval(beat);
      for (const [record, here] of own) {
        const members = [...here].map(([connection, position]) => memberOf(position, connection));
        if (members.length > 0) await redis.zrem(keyOf(record), ...members).catch(() => undefined);
      }
      own.clear();
    },
  };
};

export type Presence = ReturnType<typeof openPresence>;
