import type { PositionId } from '#domain/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { readTogether } from '#platform/readTogether.ts';

/** A node that dies leaves its people present for so long. */
const TTL_MS = 30_000;
const BEAT_MS = 10_000;
/** Records that are looked at in one question. */
const AT_ONCE = 500;

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

  const others = readTogether<string, readonly PositionId[]>(
    async (records) => {
      const now = Date.now();
      const found = await Promise.all(
        records.map(async (record) => {
          const members = await redis.zrangebyscore(keyOf(record), now, '+inf').catch(() => []);
          return [record, members.map((member) => member.split(':')[0] as PositionId)] as const;
        }),
      );
      return new Map(found);
    },
    AT_ONCE,
    true,
  );
  const isHere = (record: string, position: PositionId) =>
    [...(own.get(record)?.values() ?? [])].includes(position);

  return {
    /** Answers whether the position was not there on this node before, with another tab: only then others see a change. */
    enter: async (record: string, connection: string, position: PositionId): Promise<boolean> => {
      const isNew = !isHere(record, position);
      const here = own.get(record) ?? new Map<string, PositionId>();
      own.set(record, here.set(connection, position));
      // The one who came: the others renew themselves by the beat.
      await redis
        .multi()
        .zadd(keyOf(record), Date.now() + TTL_MS, memberOf(position, connection))
        .pexpire(keyOf(record), TTL_MS * 2)
        .exec()
        .catch(() => undefined);
      return isNew;
    },
    /** Answers whether the position is not there on this node any more. */
    leave: async (record: string, connection: string): Promise<boolean> => {
      const here = own.get(record);
      const position = here?.get(connection);
      if (here === undefined || position === undefined) return false;
      here.delete(connection);
      if (here.size === 0) own.delete(record);
      const isGone = !isHere(record, position);
      await redis.zrem(keyOf(record), memberOf(position, connection)).catch(() => undefined);
      return isGone;
    },
    /** The positions present, each once, in a stable order. Asked for by many in one moment, it is one look. */
    read: async (record: string): Promise<PositionId[]> => {
      const elsewhere = (await others(record)) ?? [];
      return [...new Set([...(own.get(record)?.values() ?? []), ...elsewhere])].sort();
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
