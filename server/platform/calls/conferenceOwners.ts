import type { Redis } from 'ioredis';

/** A conference's id. */
type ConferenceId = string;

/** A media node that has not said for so long (ms) that it lives is gone, and its rooms with it. */
const LEASE = 10_000;

/**
 * Which media node has which conference: a lease in Redis, so that all who join one conference meet on one node. If a
 * lease is lost (Redis was restored or emptied), the participants of that call must join once more.
 */
export const conferenceOwners = (redis: Redis, prefix: string) => {
  const nodes = `${prefix}media:nodes`;
  const ownerKey = (conference: ConferenceId) => `${prefix}media:owner:${conference}`;
  /** Whether the lease is this node's. The rooms of a node are asked about side by side, in few round trips. */
  const keep = async (key: string, node: string): Promise<boolean> => {
    await redis.set(key, node, 'PX', LEASE, 'NX');
    const isOwn = (await redis.get(key)) === node;
    if (isOwn) await redis.pexpire(key, LEASE);
    return isOwn;
  };
  return {
    /**
     * A node says that it lives and how many rooms it has, and renews its leases. A lease that was lost meanwhile
     * (Redis was away for longer than it, or emptied) is taken again. Returns the rooms that another node has by now:
     * whoever joins meets there, so they are to be closed here.
     */
    async beat(node: string, rooms: readonly ConferenceId[], now: number): Promise<ConferenceId[]> {
      await redis
        .multi()
        .zadd(nodes, now, node)
        .set(`${prefix}media:load:${node}`, rooms.length, 'PX', LEASE)
        .exec();
      const kept = await Promise.all(rooms.map((conference) => keep(ownerKey(conference), node)));
      return rooms.filter((_, at) => !kept[at]);
    },
    async leave(node: string, rooms: readonly ConferenceId[]): Promise<void> {
      const all = redis.multi().zrem(nodes, node);
      for (const conference of rooms) all.del(ownerKey(conference));
      await all.exec();
    },
    /** The node that has this conference. If none has it, the least loaded node takes it. Null: no media node lives. */
    async find(conference: ConferenceId, now: number): Promise<string | null> {
      const owner = await redis.get(ownerKey(conference));
      if (owner !== null) return owner;
      await redis.zremrangebyscore(nodes, 0, now - LEASE);
      const alive = await redis.zrange(nodes, 0, -1);
      if (alive.length === 0) return null;
      const loads = await redis.mget(alive.map((node) => `${prefix}media:load:${node}`));
      const least = alive.reduce((best, node, at) =>
        Number(loads[at] ?? 0) < Number(loads[alive.indexOf(best)] ?? 0) ? node : best,
      );
      await redis.set(ownerKey(conference), least, 'PX', LEASE, 'NX');
      // Two asked at the same time: the first has chosen for both.
      return (await redis.get(ownerKey(conference))) ?? least;
    },
    /** Whether some node has it now. Unlike `find`, this chooses none. */
    async isHeld(conference: ConferenceId): Promise<boolean> {
      return (await redis.exists(ownerKey(conference))) === 1;
    },
    /** Forgets a node that does not answer, so that the next join finds another. */
    async forget(conference: ConferenceId, owner: string): Promise<void> {
      if ((await redis.get(ownerKey(conference))) === owner) await redis.del(ownerKey(conference));
    },
  };
};
