import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Gauge } from 'prom-client';
import { Server, type Socket } from 'socket.io';
import type { Gate } from '#access/gate.ts';
import { requirePosition } from '#access/requirePosition.ts';
import type { LiveSession, SessionReader } from '#access/sessionReader.ts';
import { touches } from '#access/touches.ts';
import type { ErrorCode } from '#contracts/errors.ts';
import type { requests } from '#contracts/realtime/registry.ts';
import type { AccountId } from '#domain/ids.ts';
import { describeError } from '#platform/describeError.ts';
import { Failure } from '#platform/failure.ts';
import { newId } from '#platform/newId.ts';
import type { IsOwnOrigin } from '#platform/ownOrigins.ts';
import type { Platform } from '#platform/platform.ts';
import type { RefuseUpgrade } from '#platform/refuseLine.ts';
import { accountLimits } from './accountLimits.ts';
import { bindRequests } from './bindRequests.ts';
import { boundFrames } from './boundFrames.ts';
import type { Broadcast } from './broadcast.ts';
import { broadcastOver } from './broadcastOver.ts';
import { Connections } from './connections.ts';
import { createConnection } from './createConnection.ts';
import { forgetUpgrade } from './forgetUpgrade.ts';
import { handshakeCheck } from './handshakeCheck.ts';
import type { RealtimeHandlers } from './realtimeHandlers.ts';
import { createRequestLimits } from './requestLimits.ts';
import { takeUpgrades } from './takeUpgrades.ts';
import { type SessionEnd, type WatchedSession, watchSessions } from './watchSessions.ts';

export interface RealtimeNeeds {
  readonly sessions: SessionReader;
  readonly gate: Pick<Gate, 'onRevoked' | 'onMoved'>;
  readonly isOwnOrigin: IsOwnOrigin;
  /** How an upgrade is refused, with the headers of every answer. */
  readonly refuseUpgrade?: RefuseUpgrade;
  /** Behind a proxy the peer's address is the proxy's. */
  readonly addressOf?: (request: IncomingMessage) => string;
}

export interface Realtime {
  readonly connections: Connections;
  readonly broadcast: Broadcast;
  /** Starts to serve on this HTTP server's `/socket.io`. */
  attach(server: HttpServer, handlers: RealtimeHandlers<typeof requests>): void;
  /** Idempotent. The HTTP server stays open: it belongs to another. */
  close(): Promise<void>;
}

/** A frame is one request: a post of 10,000 characters (40 kB) and its envelope, with room. Larger ones end the connection. */
const FRAME_LIMIT = 128 * 1024;

/**
 * The socket door. WebSocket alone, so that no load balancer needs stickiness; no adapter, since each node decides
 * and sends for its own connections (DESIGN decision 6); no recovery of connection state, which would hand out what
 * was buffered without judging anew (decision 3).
 */
export const openRealtime = (platform: Platform, needs: RealtimeNeeds): Realtime => {
  const { log, clock, metrics } = platform;
  const io = new Server({
    path: '/socket.io',
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    destroyUpgrade: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: FRAME_LIMIT,
    connectTimeout: 10_000,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    cleanupEmptyChildNamespaces: true,
  });
  const connections = new Connections();
  const watches = watchSessions({ sessions: needs.sessions, clock });
  const watched = new Map<string, WatchedSession>();
  const limitsOf = accountLimits();
  new Gauge({
    name: 'engawa_realtime_connections',
    help: 'Open connections of the socket door on this node',
    registers: [metrics],
    collect() {
      this.set(connections.size);
    },
  });

  const countOf = (account: AccountId) => connections.ofAccount(account).length;
  const addressOf = needs.addressOf ?? ((request) => request.socket.remoteAddress ?? '');
  const checkHandshake = handshakeCheck({
    sessions: needs.sessions,
    isOwnOrigin: needs.isOwnOrigin,
    addressOf,
    countOf,
  });

  const sessions = new WeakMap<Socket, LiveSession>();
  io.use((socket, next) => {
    const { request } = socket as { readonly request: IncomingMessage | null };
    // Asked to connect a second time over one line: what it came with is forgotten, and no browser does that.
    (request === null ? Promise.reject(new Failure('V-05')) : checkHandshake(request))
      .then((session) => {
        requirePosition(session, socket.handshake.auth.position);
        sessions.set(socket, session);
        next();
      })
      .catch((error: unknown) => {
        const data = describeError(error, newId(), log);
        next(Object.assign(new Error(data.code), { data }));
      });
  });

  const stopRevocations = needs.gate.onRevoked((revocation) => {
    for (const { id, account, actor } of connections.all()) {
      const subjects = [
        { kind: 'account', id: account },
        { kind: 'session', id: actor.session },
      ] as const;
      if (touches(revocation, subjects)) void watched.get(id)?.recheck();
    }
  });
  const stopMoves = needs.gate.onMoved((session) => {
    for (const { id, actor } of connections.all())
      if (actor.session === session) void watched.get(id)?.recheck();
  });

  const serve = (socket: Socket, handlers: RealtimeHandlers<typeof requests>) => {
    const session = sessions.get(socket);
    if (session === undefined) return void socket.disconnect(true);
    forgetUpgrade(socket);
    sessions.delete(socket);
    const { account, position } = session;
    const { connection, closed } = createConnection(socket, { account, session: session.session, position });
    const watch = watches.watch(session, (end) => {
      connection.emit('session:ended', { code: codeOfEnd[end] });
      // Closed first: no handler that is still running may send after the end.
      closed();
      socket.disconnect(true);
    });
    watched.set(connection.id, watch);
    connection.onClose(() => {
      watch.close();
      watched.delete(connection.id);
    });
    connections.add(connection);
    // Between its session's reading and here a revocation was told to nobody: read once more, before anything runs.
    const standing = watch.recheck();
    const limits = limitsOf(
      account,
      createRequestLimits(() => socket.disconnect(true)),
    );
    connection.onClose(limits.leave);
    bindRequests(socket, connection, {
      handlers,
      limits,
      log,
      standing,
      onActivity: () => watch.touch(),
      onClosed: closed,
    });
  };

  let closing: Promise<void> | undefined;
  const close = async () => {
    stopRevocations();
    stopMoves();
    io.emit('node:closing', {});
    io.disconnectSockets(true);
    watches.close();
    // io.close() would close the HTTP server too, which is not ours.
    io.engine?.close();
  };
  return {
    connections,
    broadcast: broadcastOver(io),
    attach: (server, handlers) => {
      io.attach(server);
      takeUpgrades(server, needs.refuseUpgrade);
      boundFrames(io);
      io.on('connection', (socket) => serve(socket, handlers));
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};

const codeOfEnd: Readonly<Record<SessionEnd, ErrorCode>> = { ended: 'A-02', moved: 'C-01', unknown: 'N-01' };
