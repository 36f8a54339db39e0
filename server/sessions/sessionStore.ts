import type { AccountId, DeviceId, PositionId, SessionId } from '#domain/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { sessionLimits } from './sessionLimits.ts';
import { hashSecret, newSecret } from './sessionSecret.ts';

export interface StoredSession {
  readonly id: SessionId;
  readonly account: AccountId;
  readonly position: PositionId | null;
  readonly half: boolean;
  /** Of an account of the family's, which it stays for good (FA2). */
  readonly family: boolean;
  readonly epoch: number;
  readonly csrf: string;
  /** The device that it was begun on; null for half a session, which has none yet. */
  readonly deviceId: DeviceId | null;
  readonly startedAt: number;
  readonly lastActiveAt: number;
  readonly endsAt: number;
}

export type NewSession = Pick<
  StoredSession,
  'account' | 'position' | 'half' | 'family' | 'epoch' | 'deviceId'
>;

/** How long somebody has to open the authenticator and scan. */
const SETUP_S = 600;

/** Sets fields of a session only if it is still there: activity must not bring back a session that was just ended. */
const SET_IF_THERE = `if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('HSET', KEYS[1], unpack(ARGV)) end return -1`;

/**
 * Sessions in Redis. A session's id is the first 96 bits of the hash of its secret: logs, facts and revocations name
 * the session by it, and it opens nothing. Redis lets old ones expire, which only cleans up: the reader judges
 * whether a session stands.
 */
export const sessionStore = ({
  redis,
  redisPrefix,
  clock,
}: Pick<Platform, 'redis' | 'redisPrefix' | 'clock'>) => {
  const keyOf = (id: SessionId) => `${redisPrefix}session:${id}`;
  const unprovedOf = (id: SessionId) => `${redisPrefix}second-factor-setup:${id}`;
  const listOf = (account: AccountId) => `${redisPrefix}sessions-of:${account}`;

  const parse = (id: SessionId, fields: Record<string, string>): (StoredSession & { hash: string }) | null =>
    fields.account === undefined
      ? null
      : {
          id,
          hash: fields.hash ?? '',
          account: fields.account as AccountId,
          position: fields.position ? (fields.position as PositionId) : null,
          half: fields.half === '1',
          family: fields.family === '1',
          epoch: Number(fields.epoch),
          csrf: fields.csrf ?? '',
          deviceId: fields.deviceId ? (fields.deviceId as DeviceId) : null,
          startedAt: Number(fields.startedAt),
          lastActiveAt: Number(fields.lastActiveAt),
          endsAt: Number(fields.endsAt),
        };

  const find = async (id: SessionId) => parse(id, await redis.hgetall(keyOf(id)));

  return {
    create: async (given: NewSession): Promise<{ token: string; session: StoredSession }> => {
      const token = newSecret();
      const hash = hashSecret(token);
      const id = hash.slice(0, 24) as SessionId;
      const now = clock.now().getTime();
      const life = given.half ? sessionLimits.halfMs : sessionLimits.absoluteMs;
      const session = {
        ...given,
        id,
        csrf: newSecret(),
        startedAt: now,
        lastActiveAt: now,
        endsAt: now + life,
      };
      const { position, half, family, deviceId, ...rest } = session;
      await redis
        .multi()
        .hset(keyOf(id), {
          ...rest,
          hash,
          position: position ?? '',
          deviceId: deviceId ?? '',
          half: half ? '1' : '0',
          family: family ? '1' : '0',
        })
        .pexpire(keyOf(id), life)
        .zadd(listOf(given.account), session.endsAt, id)
        .zremrangebyscore(listOf(given.account), 0, now)
        .pexpire(listOf(given.account), sessionLimits.absoluteMs)
        .exec();
      return { token, session };
    },
    /** By the browser's secret. The whole hash must fit, not only the part of it that is the id. */
    findByToken: async (token: string): Promise<StoredSession | null> => {
      const hash = hashSecret(token);
      const found = await find(hash.slice(0, 24) as SessionId);
      return found?.hash === hash ? found : null;
    },
    find: (id: SessionId): Promise<StoredSession | null> => find(id),
    /** In the order in which they were asked for; all in one question. */
    findAll: async (ids: readonly SessionId[]): Promise<readonly (StoredSession | null)[]> => {
      const asking = redis.pipeline();
      for (const id of ids) asking.hgetall(keyOf(id));
      const answers = (await asking.exec()) ?? [];
      return ids.map((id, at) => {
        const [error, fields] = answers[at] ?? [new Error('Redis gave no answer')];
        if (error) throw error;
        return parse(id, fields as Record<string, string>);
      });
    },
    touch: async (id: SessionId): Promise<void> => {
      await redis.eval(SET_IF_THERE, 1, keyOf(id), 'lastActiveAt', clock.now().getTime());
    },
    setPosition: async (id: SessionId, position: PositionId): Promise<void> => {
      await redis.eval(SET_IF_THERE, 1, keyOf(id), 'position', position);
    },
    /** The secret of a second factor that no code has proved yet. It ends with its session. */
    keepUnproved: async (id: SessionId, secret: string): Promise<void> => {
      await redis.set(unprovedOf(id), secret, 'EX', SETUP_S);
    },
    findUnproved: (id: SessionId): Promise<string | null> => redis.get(unprovedOf(id)),
    list: async (account: AccountId): Promise<StoredSession[]> => {
      const listed = await redis.zrange(listOf(account), 0, -1);
      const found = await Promise.all(listed.map((id) => find(id as SessionId)));
      return found.filter((session) => session !== null);
    },
    drop: async (account: AccountId, ended: readonly SessionId[]): Promise<void> => {
      if (ended.length === 0) return;
      await redis
        .multi()
        .del(ended.flatMap((id) => [keyOf(id), unprovedOf(id)]))
        .zrem(listOf(account), ...ended)
        .exec();
    },
  };
};
export type SessionStore = ReturnType<typeof sessionStore>;
