import { io, type Socket } from 'socket.io-client';
import type { ErrorBody } from '#contracts/errors.ts';
import type { PushPayload, pushes } from '#contracts/realtime/registry.ts';
import type { LineState } from './line.ts';
import { realtimeOver, type Signals } from './realtimeOver.ts';
import { type SessionLoss, sessionLost } from './sessionLost.ts';
import { shownPosition } from './shownPosition.ts';
import { watchLine } from './watchLine.ts';

export interface Realtime extends Signals {
  /** Whether anything gets through now; a connection that stands may be silent. Calls back at once and after every change. */
  onLine(listener: (line: LineState) => void): () => void;
  close(): void;
}

/**
 * One socket for each tab. It connects again by itself; whoever must not miss anything asks for what follows the last
 * seq that they have.
 */
export const connectRealtime = (): Realtime => {
  const socket: Socket = io({
    transports: ['websocket'],
    reconnectionDelayMax: 5_000,
    withCredentials: true,
    // A try into a silent line is given up before people lose patience, and the next one begins.
    timeout: 6_000,
    auth: (give) => give({ position: shownPosition.current ?? undefined }),
  });
  const line = watchLine(socket);
  const signals = realtimeOver(socket);
  let closed = false;
  const lose = (loss: SessionLoss) => {
    closed = true;
    socket.disconnect();
    sessionLost.tell(loss);
  };
  socket.on('disconnect', (reason) => {
    // The server ended the connection (the session is over, or it shuts down). socket.io would stay away; we connect
    // again and are judged.
    if (reason === 'io server disconnect' && !closed) setTimeout(() => !closed && socket.connect(), 1_000);
  });
  socket.on('connect_error', (error: Error & { data?: ErrorBody }) => {
    const loss = error.data ? sessionLost.of(error.data) : null;
    if (loss !== null) return lose(loss);
    // A refusal by middleware ends socket.io's own tries.
    if (!socket.active && !closed) setTimeout(() => !closed && socket.connect(), 3_000);
  });
  // N-01: the session could not be looked at just now. The server ends the connection, and we connect again.
  socket.on('session:ended', ({ code }: PushPayload<(typeof pushes)['session:ended']>) => {
    if (code === 'A-02' || code === 'C-01') lose(code);
  });
  const back = () => !closed && socket.connect();
  addEventListener('online', back);

  return {
    ...signals,
    onLine: line.onChange,
    close() {
      closed = true;
      line.stop();
      removeEventListener('online', back);
      socket.disconnect();
    },
  };
};
