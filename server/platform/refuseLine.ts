import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Refuses an upgrade; `status` as `404 Not Found`. */
export type RefuseUpgrade = (request: IncomingMessage, stream: Duplex, status: string) => void;

/**
 * Answers on a bare line with nothing but a status, and lets the socket go once that is sent. Our end alone would not: a
 * server's sockets may stay half open, and who never ends its own side would hold them for good.
 */
export const refuseLine = (
  stream: Duplex,
  status: string,
  headers: Iterable<readonly [string, string]> = [],
): void => {
  const all = [...headers, ['Connection', 'close'], ['Content-Length', '0']];
  stream.once('finish', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
};
