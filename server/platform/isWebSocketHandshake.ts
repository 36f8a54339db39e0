import type { IncomingMessage } from 'node:http';

/**
 * Whether an upgrade is a WebSocket's (RFC 6455). Checked before the parsers of both doors: those would refuse by
 * themselves on the bare line, without the headers of our answers.
 */
export const isWebSocketHandshake = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  headers.upgrade?.toLowerCase() === 'websocket' &&
  headers['sec-websocket-version'] === '13' &&
  /^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '');
