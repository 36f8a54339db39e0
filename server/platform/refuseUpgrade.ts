import type { Duplex } from 'node:stream';

/**
 * Refuses an upgrade (`status` as `404 Not Found`) and lets the socket go once that is sent. Our end alone would not: a
 * server's sockets may stay half open, and who never ends its own side would hold them for good.
 */
export const refuseUpgrade = (stream: Duplex, status: string): void => {
  stream.once('finish', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};
