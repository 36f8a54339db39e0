import { createServer } from 'node:http';
import { pino } from 'pino';
import { io as connectTo, type Socket } from 'socket.io-client';
import { holdAdmission } from '#access/admission.ts';
import { createGate } from '#access/createGate.ts';
import { membersReading } from '#access/membersReading.ts';
import { openRevocations } from '#access/revocations.ts';
import type { SessionReader } from '#access/sessionReader.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { EntryAttachment } from '#domain/channels/entry.ts';
import type { Clock } from '#platform/clock.ts';
import { systemClock } from '#platform/clock.ts';
import { readEnv } from '#platform/env.ts';
import { Failure } from '#platform/failure.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import { ownOrigins } from '#platform/ownOrigins.ts';
import { openChannelStore } from '#server/channels/channelStore.ts';
import { channelsFeature } from '#server/channels/channelsFeature.ts';
import { openHints } from '#server/realtime/hints.ts';
import { openRealtime } from '#server/realtime/openRealtime.ts';
import { openPresence } from '#server/realtime/presence.ts';
import { systemHandlers } from '#server/realtime/systemHandlers.ts';
import type { CareRegion } from './careRegion.ts';

/** Who is signed in, shared by the nodes of a test: the cookie is `session=<session id>`. */
export interface TestSessions {
  readonly live: Map<string, Actor>;
  away: boolean;
}

export const testSessions = (actors: Readonly<Record<string, Actor>>): TestSessions => ({
  live: new Map(Object.values(actors).map((actor) => [actor.session, actor])),
  away: false,
});

interface Options {
  readonly mongoUri: string;
  readonly redisUrl: string;
  readonly dbName: string;
  readonly region: CareRegion;
  readonly sessions: TestSessions;
  readonly clock?: Clock;
  /** Uploads that are there to be named in a post. */
  readonly uploads?: readonly EntryAttachment[];
}

/** One node of the realtime service on real stores, with a real gate before the attributes of a small region. */
export const startChannelNode = async (options: Options) => {
  const { region, sessions } = options;
  const platform = await openPlatform({
    env: readEnv({ REDIS_PREFIX: `${options.dbName}:` }),
    log: pino({ level: 'silent' }),
    mongoUri: options.mongoUri,
    redisUrl: options.redisUrl,
    dbName: options.dbName,
    clock: options.clock ?? systemClock,
  });
  const revocations = await openRevocations(platform);
  const gate = await createGate(platform, {
    readers: region.readers,
    agreements: () => region.compiled,
    revocations,
  });
  const hints = await openHints(platform);
  const presence = openPresence(platform);
  platform.lifecycle.opened('presence', () => presence.close());
  const { entries, marks } = await openChannelStore(platform.db);
  const channels = channelsFeature(platform, {
    ...{ gate, hints, store: entries, marks },
    patientOfChannel: region.readers.patientOfChannel,
    channelsOfPosition: async (position) =>
      region.patient.memberships.some((one) => one.position === position)
        ? [{ channel: region.channel, patient: region.patient.id }]
        : [],
    describePosition: async (position) => region.authors.get(position) ?? null,
    membersReading: membersReading({
      readers: region.readers,
      agreements: () => region.compiled,
      clock: platform.clock,
    }),
    claimAttachments: async (_actor, wanted, _record, { write }) =>
      write(
        wanted.map((id) => {
          const upload = options.uploads?.find((one) => one.id === id);
          if (upload === undefined) throw new Failure('V-01');
          return upload;
        }),
      ),
  });
  const live = (session: string | undefined) => {
    if (sessions.away) throw new Failure('N-01');
    const actor = sessions.live.get(session ?? '');
    return actor === undefined ? null : { ...actor, endsAt: platform.clock.now().getTime() + 60 * 60 * 1000 };
  };
  const reader: SessionReader = {
    read: async (cookie) => live(cookie?.replace('session=', '')),
    look: async (session) => live(session),
    touch: async () => undefined,
  };
  const realtime = openRealtime(platform, {
    gate,
    sessions: reader,
    isOwnOrigin: ownOrigins(undefined, false),
  });
  platform.lifecycle.opened('realtime', () => realtime.close());
  const server = createServer((_request, reply) => reply.writeHead(404).end());
  // Requests of other features have no part in these tests: they are answered as a house without them would.
  const handlers = {
    ...systemHandlers(reader),
    ...channels.serveSocket({ realtime, presence, holdAdmission }),
  };
  realtime.attach(server, handlers as Parameters<typeof realtime.attach>[1]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const clients: Socket[] = [];

  return {
    platform,
    gate,
    revocations,
    channels,
    realtime,
    url: `http://127.0.0.1:${port}`,
    /** Connects as this person; the pushes are kept in the order of their coming. */
    connect: async (actor: Actor | null, extra: Record<string, string> = {}) => {
      const client = connectTo(`http://127.0.0.1:${port}`, {
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        extraHeaders: { ...(actor === null ? {} : { cookie: `session=${actor.session}` }), ...extra },
      });
      clients.push(client);
      const pushed: { name: string; payload: Record<string, unknown> }[] = [];
      client.onAny((name: string, payload: Record<string, unknown>) => pushed.push({ name, payload }));
      await new Promise<void>((resolve, reject) => {
        client.once('connect', resolve);
        client.once('connect_error', reject);
      });
      return {
        client,
        pushed,
        of: (name: string) => pushed.filter((one) => one.name === name).map(({ payload }) => payload),
        ask: (name: string, ...args: unknown[]): Promise<RequestResult> =>
          client.timeout(8_000).emitWithAck(name, ...args) as Promise<RequestResult>,
      };
    },
    close: async () => {
      for (const client of clients) client.disconnect();
      await realtime.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await platform.lifecycle.close();
    },
  };
};

export interface RequestResult {
  readonly ok: boolean;
  readonly data: Record<string, unknown> & { posts: { seq: number }[]; head: number; post: { seq: number } };
  readonly error: { readonly code: string; readonly details?: Record<string, unknown> };
}
export type ChannelNode = Awaited<ReturnType<typeof startChannelNode>>;
