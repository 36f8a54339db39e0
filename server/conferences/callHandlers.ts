import * as z from 'zod/mini';
import type { callPushes, callRequests } from '#contracts/realtime/callEvents.ts';
import {
  type SignallingName,
  type SignallingPayload,
  signalling,
  signallingPushes,
} from '#contracts/signalling.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { callAddress, detachMethod, mediaEvents } from '#platform/calls/callAddresses.ts';
import { conferenceOwners } from '#platform/calls/conferenceOwners.ts';
import { Failure } from '#platform/failure.ts';
import type { Platform } from '#platform/platform.ts';
import { NobodyThere } from '#platform/rpc/nobodyThere.ts';
import type { Rpc } from '#platform/rpc/openRpc.ts';
import { parseJson } from '#platform/rpc/rpcMessages.ts';
import { takeTurns } from '#platform/takeTurns.ts';
import type { RealtimeConnection } from '../realtime/realtimeConnection.ts';
import type { RealtimeHandlers } from '../realtime/realtimeHandlers.ts';

/** The place of a connection in a call. */
interface InCall {
  readonly conference: ConferenceId;
  readonly node: string;
  readonly peer: string;
  readonly seat: string | undefined;
}

const event = z.object({
  conference: z.string(),
  push: z.enum(Object.keys(signallingPushes) as [keyof typeof signallingPushes]),
  payload: z.unknown(),
  to: z.nullable(z.string()),
});

/** `call-lost` is sent as `call:lost` at the socket door, `peer-joined` as `call:peer-joined`. */
const doorName = (name: keyof typeof signallingPushes) =>
  (name.startsWith('call-') ? name.replace('call-', 'call:') : `call:${name}`) as keyof typeof callPushes;

/**
 * Signalling at the socket door: it finds the media node that has the conference, adds who asks, and passes on what
 * that node tells. The media node asks the gate itself, so a forged message would have to come from our own Redis.
 */
export const callHandlers = async (
  platform: Pick<Platform, 'redis' | 'redisPrefix' | 'topics' | 'log'>,
  rpc: Rpc,
): Promise<RealtimeHandlers<typeof callRequests>> => {
  const { redis, redisPrefix, topics, log } = platform;
  const owners = conferenceOwners(redis, redisPrefix);
  const calls = new Map<RealtimeConnection, InCall>();

  const ask = async (name: SignallingName, node: string, connection: RealtimeConnection, rest: object) => {
    const { account, session, position } = connection.actor;
    const envelope = { actor: { account, session, position }, line: connection.id, ...rest };
    const answer = await rpc.ask(callAddress(node), name, envelope);
    return z.parse(signalling[name].answer as z.ZodMiniType, answer);
  };

  const leave = async (connection: RealtimeConnection): Promise<void> => {
    const call = calls.get(connection);
    if (call === undefined) return;
    calls.delete(connection);
    const { node, conference, peer } = call;
    await ask('leave', node, connection, { conference, peer, payload: {} }).catch((error: Error) =>
      // A media node that cannot reach us drops our people when their lease ends; nothing else is to be done here.
      log.debug({ err: error.message }, 'leaving a call'),
    );
  };

  /** The line is gone, the person perhaps not: for a while the media node keeps their place for a next line. */
  const detach = async (connection: RealtimeConnection): Promise<void> => {
    const call = calls.get(connection);
    if (call === undefined) return;
    calls.delete(connection);
    const { node, conference, peer } = call;
    await rpc
      .ask(callAddress(node), detachMethod, { conference, peer, line: connection.id })
      .catch((error: Error) => log.debug({ err: error.message }, 'losing the line of a call'));
  };

  const turns = new WeakMap<RealtimeConnection, ReturnType<typeof takeTurns>>();
  /**
   * Joins and leaves of one connection run one after the other: if one overtook another, a participant would stay of
   * whom nobody knows (MI5).
   */
  const inTurn = <T>(connection: RealtimeConnection, work: () => Promise<T>): Promise<T> => {
    const own = turns.get(connection) ?? takeTurns();
    turns.set(connection, own);
    return own(work);
  };

  await topics.listen(mediaEvents, (text) => {
    const parsed = z.safeParse(event, parseJson(text));
    if (!parsed.success) return;
    const { conference, push, payload, to } = parsed.data;
    const shape = signallingPushes[push] as z.ZodMiniType;
    const checked = z.safeParse(shape, payload);
    if (!checked.success) return;
    for (const [connection, call] of calls) {
      if (call.conference !== conference || (to !== null && to !== call.peer)) continue;
      connection.emit(doorName(push), checked.data as never);
      if (push === 'call-ended' || push === 'call-lost') calls.delete(connection);
    }
  }).started;

  type Wanted = SignallingPayload<'join'>;
  const join = async (wanted: Wanted, connection: RealtimeConnection, retry: boolean): Promise<object> => {
    const { conference } = wanted;
    const node = await owners.find(conference, Date.now());
    if (node === null) throw new Failure('N-01', { reason: 'no-media' });
    try {
      const answer = (await ask('join', node, connection, {
        conference,
        peer: null,
        payload: wanted,
      })) as {
        peer: string;
      };
      const call = { conference, node, peer: answer.peer, seat: wanted.seat };
      calls.set(connection, call);
      if (connection.isClosed) await detach(connection);
      return answer;
    } catch (error) {
      if (!retry || !(error instanceof NobodyThere)) throw error;
      // If its node is gone, another one takes the conference. A node that only cannot answer now (its store is away)
      // still has it.
      await owners.forget(conference, node);
      return join(wanted, connection, false);
    }
  };

  const inCall =
    (name: Exclude<SignallingName, 'join' | 'leave'>) =>
    async (payload: object, connection: RealtimeConnection) => {
      const call = calls.get(connection);
      if (call === undefined) throw new Failure('A-01');
      const { node, conference, peer } = call;
      return (await ask(name, node, connection, { conference, peer, payload })) as never;
    };

  const watched = new WeakSet<RealtimeConnection>();
  return {
    'call:join': async (wanted, connection) => {
      if (!watched.has(connection)) {
        watched.add(connection);
        connection.onClose(() => void inTurn(connection, () => detach(connection)));
      }
      return inTurn(connection, async () => {
        const now = calls.get(connection);
        const isSame = now !== undefined && now.conference === wanted.conference && now.seat === wanted.seat;
        // If the answer to a first try was lost, the browser asks again, and is in the call already.
        if (!isSame || wanted.seat === undefined) await leave(connection);
        // The connection was closed while the join waited for its turn: nobody is there to join.
        if (connection.isClosed) throw new Failure('N-01');
        return (await join(wanted, connection, true)) as never;
      });
    },
    'call:leave': async (_payload, connection) => {
      await inTurn(connection, () => leave(connection));
      return {};
    },
    'call:list-peers': inCall('list-peers'),
    'call:create-transport': inCall('create-transport'),
    'call:connect-transport': inCall('connect-transport'),
    'call:restart-ice': inCall('restart-ice'),
    'call:produce': inCall('produce'),
    'call:set-producer': inCall('set-producer'),
    'call:close-producer': inCall('close-producer'),
    'call:consume-all': inCall('consume-all'),
    'call:set-consumers': inCall('set-consumers'),
  };
};
