import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { destroySelf } from '#platform/destroySelf.ts';
import { isWebSocketHandshake } from '#platform/isWebSocketHandshake.ts';
import { type RefuseUpgrade, refuseLine } from '#platform/refuseLine.ts';

const PATH = '/socket.io/';

/**
 * Takes the place of engine.io's own listener: what that would refuse on the bare line is refused here, as every answer
 * of the house is. Called right after socket.io's `attach`, whose listener is then the last one.
 */
export const takeUpgrades = (
  server: HttpServer,
  refuse: RefuseUpgrade = (_request, stream, status) => refuseLine(stream, status),
): void => {
  const own = server.listeners('upgrade').at(-1);
  if (own === undefined) throw new Error('socket.io does not listen for upgrades');
  server.off('upgrade', own as () => void);
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (!(request.url ?? '').startsWith(PATH)) return;
    stream.on('error', destroySelf);
    if (!mayBegin(request)) return refuse(request, stream, '400 Bad Request');
    const before = new Set(stream.rawListeners('close'));
    own.call(server, request, stream, head);
    for (const listener of stream.rawListeners('close'))
      if (!before.has(listener) && isOnce(listener)) stream.off('close', listener as () => void);
  });
};

/**
 * engine.io tells its middlewares, of which there are none here, once that a line is over, and holds the whole request for that as
 * long as it is open. Whoever else hears of a line's end (ws) hears of it each time.
 */
const isOnce = (listener: object): boolean => 'listener' in listener;

/** A new connection of the present protocol by WebSocket: nothing else begins at this door. */
const mayBegin = (request: IncomingMessage): boolean => {
  const asked = URL.parse(request.url ?? '', 'ws://localhost')?.searchParams;
  return (
    isWebSocketHandshake(request) &&
    asked?.get('transport') === 'websocket' &&
    asked.get('EIO') === '4' &&
    !asked.has('sid')
  );
};
