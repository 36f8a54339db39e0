import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Flags } from '#platform/flags.ts';

/** What a slow or silent client may hold of us. Uploads of 200 MB on a phone's line take minutes. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 15 * 60_000;
const CLOSE_MS = 5_000;

/** A path's upgrade is taken by whoever knows it; one that nobody takes is hung up on. */
export type TakeUpgrade = (...upgrade: Parameters<UpgradeListener>) => boolean;
type UpgradeListener = (
  request: import('node:http').IncomingMessage,
  socket: import('node:stream').Duplex,
  head: Buffer,
) => void;

/** The one HTTP server of a process. Opened before anything attaches to it, listening only once all is there. */
export const openServer = async (flags: Pick<Flags, 'tls'>, app: RequestListener): Promise<Server> => {
  const timeouts = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, maxHeaderSize: 16 * 1024 };
  if (flags.tls === null) return createServer(timeouts, app);
  const [cert, key] = await Promise.all([readFile(flags.tls.cert), readFile(flags.tls.key)]);
  return createTlsServer({ ...timeouts, cert, key, minVersion: 'TLSv1.2' }, app);
};

/** Engine.io leaves foreign paths alone (destroyUpgrade: false); so somebody must end those that nobody takes. */
export const endUnknownUpgrades = (
  server: Server,
  take: readonly TakeUpgrade[],
  ours: readonly string[],
): void => {
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (take.some((one) => one(request, socket, head))) return;
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (ours.some((prefix) => path.startsWith(prefix))) return;
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
};

/** Listens; answers the port and how to stop: no new requests, those under way may end, then whoever is left is cut. */
export const listen = async (server: Server, { host, port }: Pick<Flags, 'host' | 'port'>) => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const upgraded = new Set<Socket>();
  server.on('upgrade', (_request, socket: Socket) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async (): Promise<void> => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
      for (const socket of upgraded) socket.destroySoon();
      await closed;
      clearTimeout(cut);
    },
  };
};
