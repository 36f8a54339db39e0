import type { Server } from 'socket.io';
import type { Broadcast } from './broadcast.ts';
import { textFrame } from './textFrame.ts';

/** An event of the first namespace: engine.io's 4 (message), socket.io's 2 (event). */
const MESSAGE = '4';
const EVENT = '2';

interface Line {
  write(
    packet: string,
    options: { readonly compress: false; readonly wsPreEncodedFrame: readonly [Buffer] },
  ): void;
}

/**
 * Sends one push to all of some rooms, each of them once. It is made once, as the very bytes of the line and in one piece:
 * socket.io's own broadcast writes head and body of each frame apart, which in a large room is a good part of its price.
 */
export const broadcastOver =
  (io: Server): Broadcast =>
  (rooms, name, payload) => {
    const { adapter, sockets } = io.of('/');
    const ids = new Set(rooms.flatMap((room) => [...(adapter.rooms.get(room) ?? [])]));
    if (ids.size === 0) return;
    const packet = `${EVENT}${JSON.stringify([name, payload])}`;
    // In turn with all else that goes to each; a line that cannot take a made frame makes its own of the packet.
    const made = { compress: false, wsPreEncodedFrame: [textFrame(`${MESSAGE}${packet}`)] } as const;
    for (const id of ids) (sockets.get(id)?.conn as unknown as Line | undefined)?.write(packet, made);
  };
