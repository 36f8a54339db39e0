import type { RawData, WebSocket } from 'ws';
import { collabBounds } from '#contracts/collab.ts';
import { closeSocket } from './connection.ts';
import { toBytes } from './toBytes.ts';

/**
 * Keeps what is said before anybody is known. Beyond its bounds the door stops reading, and TCP slows the sender down: an
 * honest client that comes again goes on typing while it is judged and must lose nothing by it, and a flood of words
 * without a name fills no memory. What had been read by then is at most one more message, or one chunk of small ones.
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
