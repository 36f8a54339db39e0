import type { RawData, WebSocket } from 'ws';
import { collabBounds } from '#contracts/collab.ts';
import { closeSocket } from './connection.ts';
import { toBytes } from './toBytes.ts';

/**
 * Keeps the messages that come before it is known who sends them. Beyond its bounds the door stops reading, and TCP
 * slows the sender down. So an honest client that comes again can go on typing while it is judged, and loses nothing;
 * and a flood without a name fills no memory. What had been read by then is at most one more message, or one chunk of
 * small ones.
 */
export const holdEarlyMessages = (socket: WebSocket): { release(): readonly Uint8Array[] } => {
  const held: Uint8Array[] = [];
  let bytes = 0;
  const hold = (data: RawData): void => {
    const message = toBytes(data);
    if (message.byteLength > collabBounds.messageBytes) {
      held.length = 0;
      socket.off('message', hold);
      closeSocket(socket, 'tooLarge');
      return;
    }
    held.push(message);
    bytes += message.byteLength;
    if (held.length >= collabBounds.pendingMessages || bytes >= collabBounds.pendingBytes) socket.pause();
  };
  socket.on('message', hold);
  return {
    release: () => {
      socket.off('message', hold);
      if (socket.isPaused) socket.resume();
      return held;
    },
  };
};
