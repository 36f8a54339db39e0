import { availableParallelism } from 'node:os';
import * as z from 'zod/mini';
import {
  type SignallingName,
  type SignallingPayload,
  type SignallingPush,
  signalling,
} from '#contracts/signalling.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { callAddress, detachMethod, mediaEvents } from '#platform/calls/callAddresses.ts';
import { conferenceOwners } from '#platform/calls/conferenceOwners.ts';
import { Failure } from '#platform/failure.ts';
import type { Platform } from '#platform/platform.ts';
import { serveRpc } from '#platform/rpc/serveRpc.ts';
import { iceServers } from './iceServers.ts';
import { MediaRooms } from './mediaRooms.ts';
import type { MediaPorts } from './ports.ts';
import { type ListenAt, WorkerPool } from './workerPool.ts';

/** How often a node says that it lives and renews the leases of its rooms (ms): a third of a lease. */
const BEAT = 3_000;

/** How often it looks who has gone, and to whom nothing may be sent at the moment (ms). */
const LOOK = 500;

/** What a realtime node sends along with each request: who asks and, once joined, as which participant. */
const envelope = z.object({
  actor: z.object({ account: z.string(), session: z.string(), position: z.nullable(z.string()) }),
  peer: z.nullable(z.string()),
  conference: z.string(),
  /** The id of the browser's connection that asks. */
  line: z.optional(z.string()),
  payload: z.unknown(),
});
const detached = z.object({ peer: z.string(), conference: z.string(), line: z.string() });

const parse = <Name extends SignallingName>(name: Name, payload: unknown): SignallingPayload<Name> => {
  const parsed = z.safeParse(signalling[name].payload, payload);
  if (!parsed.success)
    throw new Failure('V-01', {
      fields: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), problem: message })),
    });
  return parsed.data as SignallingPayload<Name>;
};

export interface MediaNode {
  /** Process ids of the media workers, for tests that kill one. */
  readonly pids: readonly number[];
}

/** One SFU node: it answers signalling over RPC, tells participants over Redis, and carries the media itself (DESIGN 11). */
export const openMediaNode = async (
  platform: Platform,
  listenAt: ListenAt,
  ports: MediaPorts,
): Promise<MediaNode> => {
  const { redis, redisPrefix, topics, nodeId, lifecycle, log, env } = platform;
  const pool = await WorkerPool.open(availableParallelism(), listenAt, log);
  lifecycle.opened('media workers', () => pool.close());

  const tell = (conference: ConferenceId, push: SignallingPush, payload: object, to: string | null): void => {
    topics
      .publish(mediaEvents, JSON.stringify({ conference, push, payload, to }))
      .catch((error: Error) => log.warn({ err: error.message }, 'participants not told'));
  };
  const rooms = new MediaRooms(pool, ports, tell, log);
  lifecycle.opened('media rooms', () => rooms.close());

  const owners = conferenceOwners(redis, redisPrefix);
  const beat = async (): Promise<void> => {
    const elsewhere = await owners.beat(nodeId, rooms.conferences, Date.now());
    for (const conference of elsewhere) await rooms.giveUp(conference as ConferenceId);
  };
  const tryBeat = () => beat().catch((error: Error) => log.warn({ err: error.message }, 'media beat'));
  await tryBeat();
  const timer = setInterval(() => {
    void tryBeat();
  }, BEAT);
  const looking = setInterval(() => {
    rooms.sweep().catch((error: Error) => log.warn({ err: error.message }, 'media not swept'));
    rooms.holdBack().catch((error: Error) => log.warn({ err: error.message }, 'media not held back'));
  }, LOOK);
  lifecycle.opened('media beat', async () => {
    clearInterval(timer);
    clearInterval(looking);
    await owners.leave(nodeId, rooms.conferences).catch(() => undefined);
  });

  await serveRpc(platform, callAddress(nodeId), async (method, message) => {
    if (method === detachMethod) {
      const { conference, peer, line } = z.parse(detached, message);
      await rooms.detach(conference as ConferenceId, peer, line);
      return {};
    }
    if (!Object.hasOwn(signalling, method)) throw new Failure('V-05');
    const { actor: who, peer, conference: id, line, payload } = z.parse(envelope, message);
    const actor = who as Actor;
    const conference = id as ConferenceId;
    if (method === 'join') {
      const { seat } = parse('join', payload);
      const turn = iceServers(env.TURN_URLS, env.TURN_SECRET, nodeId, Date.now());
      return { ...(await rooms.join(actor, conference, { seat, line })), iceServers: turn };
    }
    const name = method as Exclude<SignallingName, 'join'>;
    // Whoever did not join here is in no call: they get the answer of a call that does not exist.
    if (peer === null) throw new Failure('A-01');
    return rooms.run({ actor, conference, peer, line }, name, parse(name, payload));
  });
  return {
    get pids() {
      return pool.pids;
    },
  };
};
