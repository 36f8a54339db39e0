import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Refuses an upgrade, with a `status` such as `404 Not Found`. */
export type RefuseUpgrade = (request: IncomingMessage, stream: Duplex, status: string) => void;

/**
 * Answers on a bare connection with nothing but a status, and closes it once that is sent. Ending our side alone
 * would not be enough: a server's sockets may stay half open, and a client that never ends its own side would hold
 * them for good.
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
