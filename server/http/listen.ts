import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { destroySelf } from '#platform/destroySelf.ts';
import type { Flags } from '#platform/flags.ts';
import { readTls } from '#platform/readTls.ts';
import type { RefuseUpgrade } from '#platform/refuseLine.ts';
import { bodyTimes } from './boundBodies.ts';
import { mostSockets } from './mostSockets.ts';

/** Imported as a module it brings all of `fetch` along, ten megabytes that a node of sockets holds and never uses (OP5). */
const { createServer } = createRequire(import.meta.url)('node:http') as typeof import('node:http');

/** How long a slow or silent client may hold a connection; for bodies see boundBodies.ts. */
const HEADERS_MS = 15_000;
const CLOSE_MS = 5_000;

/** Takes an upgrade and answers true, or leaves it to others. */
export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/**
 * The one HTTP server of a process. It is opened before anything attaches to it, and listens only once everything is
 * there.
 */
export const openServer = async (flags: Pick<Flags, 'tls'>, app: RequestListener): Promise<Server> => {
  const bounds = { headersTimeout: HEADERS_MS, requestTimeout: bodyTimes.upload, maxHeaderSize: 16 * 1024 };
  // Without a Host it is refused by the app, with the headers of every answer.
  const options = { ...bounds, requireHostHeader: false };
  const server =
    flags.tls === null
      ? createServer(options, app)
      : createTlsServer({ ...options, ...(await readTls(flags.tls)), minVersion: 'TLSv1.2' }, app);
  server.maxConnections = mostSockets();
  return server;
};

/** Engine.io leaves foreign paths alone (destroyUpgrade: false), so somebody must end the upgrades that nobody takes. */
export const endUnknownUpgrades = (
  server: Server,
  take: readonly TakeUpgrade[],
  ours: readonly string[],
  refuse: RefuseUpgrade,
): void => {
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', destroySelf);
    if (take.some((one) => one(request, stream, head))) return;
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (ours.some((prefix) => path.startsWith(prefix))) return;
    refuse(request, stream, '404 Not Found');
  });
};

/** Listens; answers the port. */
export const listen = async (
  server: Server,
  { host, port }: Pick<Flags, 'host' | 'port'>,
): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
};

/**
 * The two ends of a server. `stopListening` comes first: no new request is taken, while the doors say good-bye to
 * their connections. `endConnections` comes last: requests under way may finish, then what is left is cut.
 */
export const closing = (server: Server) => {
  const upgraded = new Set<Duplex>();
  const forget = function (this: Duplex): void {
    upgraded.delete(this);
  };
  server.on('upgrade', (_request, stream) => {
    upgraded.add(stream);
    stream.on('close', forget);
  });
  let closed: Promise<void> | undefined;
  return {
    stopListening: (): void => {
      closed ??= new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
    },
    endConnections: async (): Promise<void> => {
      if (!server.listening && closed === undefined) return;
      closed ??= new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
      for (const socket of upgraded) socket.destroy();
      await closed;
      clearTimeout(cut);
    },
  };
};
