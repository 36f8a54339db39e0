import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { collabBounds, collabPath } from '#contracts/collab.ts';
import { doorLimits } from '#platform/doorLimits.ts';
import { isWebSocketHandshake } from '#platform/isWebSocketHandshake.ts';
import type { Logger } from '#platform/logger.ts';
import { type RefuseUpgrade, refuseLine } from '#platform/refuseLine.ts';
import { type Connection, closeSocket } from './connection.ts';
import type { CollabPorts } from './ports.ts';
import { Rooms } from './rooms.ts';
import { seatSocket } from './seatSocket.ts';

export interface CollabOptions {
  readonly ports: CollabPorts;
  readonly log: Logger;
  readonly nodeId: string;
  /** Whether the request's Origin, if it names one, is our own. */
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  /** The address by which pending connections are counted; behind a proxy, the one that the proxy names. */
  readonly addressOf?: (request: IncomingMessage) => string;
  /** How an upgrade is refused, with the headers of every answer. */
  readonly refuseUpgrade?: RefuseUpgrade;
}

export interface Collab {
  /** Takes care of the socket and returns true if the path is ours; otherwise returns false, and leaves it to others. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** How many documents and connections are open, for the metrics. */
  count(): Promise<{ documents: number; connections: number }>;
  close(): Promise<void>;
}

/** The document door: takes upgrades of `/collab/<id>`, and seats in their rooms those whom the gate admits. */
export const createCollab = ({ ports, log, nodeId, isOwnOrigin, ...options }: CollabOptions): Collab => {
  const { addressOf, refuseUpgrade = (_request, stream, status) => refuseLine(stream, status) } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: collabBounds.frameBytes,
    // Compression is off: a small frame could become a very large message before its size is known.
    perMessageDeflate: false,
  });
  const rooms = new Rooms({ ports, log, nodeId, now: Date.now });
  const sockets = new Map<WebSocket, { heard: boolean }>();
  const pending = new Map<string, number>();
  const limits = doorLimits();
  let pendingAll = 0;
  let closing: Promise<void> | undefined;

  // A line that has died silently is found when it misses two pongs.
  const heartbeat = setInterval(() => {
    for (const [socket, line] of sockets) {
      if (!line.heard) socket.terminate();
      line.heard = false;
      socket.ping();
    }
  }, 30_000);
  heartbeat.unref();

  const judged = (address: string): void => {
    pendingAll -= 1;
    const left = (pending.get(address) ?? 1) - 1;
    if (left === 0) pending.delete(address);
    else pending.set(address, left);
  };

  const take = async (socket: WebSocket, request: IncomingMessage, address: string): Promise<void> => {
    const line = { heard: true };
    sockets.set(socket, line);
    socket.on('pong', () => {
      line.heard = true;
    });
    socket.on('close', () => sockets.delete(socket));
    // ws itself closes on a frame that is too large or malformed; without a listener the error would end the process.
    socket.on('error', (error) => log.info({ err: error.message }, 'document socket'));
    try {
      await seatSocket({ socket, request, address, limits, ports, rooms, log });
    } catch (error) {
      log.warn({ err: error }, 'a document connection could not be judged');
      closeSocket(socket, 'away');
    } finally {
      judged(address);
    }
  };

  return {
    handleUpgrade: (request, socket, head) => {
      if (!(request.url ?? '').startsWith(collabPath)) return false;
      const address = addressOf?.(request) ?? request.socket.remoteAddress ?? '';
      const fromHere = pending.get(address) ?? 0;
      if (!isWebSocketHandshake(request)) refuseUpgrade(request, socket, '400 Bad Request');
      else if (!isOwnOrigin(request)) refuseUpgrade(request, socket, '403 Forbidden');
      else if (closing !== undefined || pendingAll >= collabBounds.pendingConnections) {
        refuseUpgrade(request, socket, '503 Service Unavailable');
      } else if (fromHere >= collabBounds.pendingPerAddress)
        refuseUpgrade(request, socket, '429 Too Many Requests');
      else {
        pendingAll += 1;
        pending.set(address, fromHere + 1);
        const abandoned = () => judged(address);
        socket.once('close', abandoned);
        server.handleUpgrade(request, socket, head, (accepted) => {
          socket.off('close', abandoned);
          void take(accepted, request, address);
        });
      }
      return true;
    },
    count: async () => {
      const open = await rooms.all();
      return {
        documents: open.length,
        connections: open.reduce((sum, room) => sum + room.connections.size, 0),
      };
    },
    close: () => {
      closing ??= (async () => {
        clearInterval(heartbeat);
        for (const room of await rooms.all()) {
          for (const connection of room.connections as Set<Connection>) connection.close('away');
        }
        for (const socket of sockets.keys()) closeSocket(socket, 'away');
        await allGone(sockets);
        await rooms.close();
        server.close();
      })();
      return closing;
    },
  };
};

/** Waits until the closing words are read; a client that does not answer them within 2 s is cut off. */
const allGone = async (sockets: ReadonlyMap<WebSocket, unknown>): Promise<void> => {
  const deadline = Date.now() + 2_000;
  while (sockets.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const socket of sockets.keys()) socket.terminate();
};
