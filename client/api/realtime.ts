import { io, type Socket } from 'socket.io-client';
import type { ErrorBody } from '#contracts/errors.ts';
import type {
  PushName,
  PushPayload,
  pushes,
  RequestAnswer,
  RequestName,
  RequestPayload,
  requests,
} from '#contracts/realtime/registry.ts';
import { ApiFailure } from './ApiFailure.ts';
import type { LineState } from './line.ts';
import { type SessionLoss, sessionLost } from './sessionLost.ts';
import { shownPosition } from './shownPosition.ts';
import { watchLine } from './watchLine.ts';

type Payload<N extends RequestName> = RequestPayload<(typeof requests)[N]>;
type Data<N extends RequestName> = RequestAnswer<(typeof requests)[N]>;
type Pushed<N extends PushName> = PushPayload<(typeof pushes)[N]>;
type Ack = { ok: true; data: unknown } | { ok: false; error: ErrorBody };

/** Longer than any majority write under load, shorter than a person's patience. */
const ACK_DEADLINE_MS = 10_000;

export interface Realtime {
  /** Asks and waits for the acknowledgement; N-01 when none came, in which case nobody knows whether it was done. */
  ask<N extends RequestName>(name: N, payload: Payload<N>): Promise<Data<N>>;
  on<N extends PushName>(name: N, listener: (payload: Pushed<N>) => void): () => void;
  /** Called at once and after every change. */
  onConnection(listener: (connected: boolean) => void): () => void;
  isConnected(): boolean;
  /** Whether anything gets through now: also a connection that stands may be silent. Called at once and after every change. */
  onLine(listener: (line: LineState) => void): () => void;
  close(): void;
}

/** One socket a tab. It comes again by itself; who needs continuity asks for what follows the last seq it has. */
export const connectRealtime = (): Realtime => {
  const socket: Socket = io({
    transports: ['websocket'],
    reconnectionDelayMax: 5_000,
    withCredentials: true,
    // A try into a silent line ends before people lose patience, and the next one begins.
    timeout: 6_000,
    auth: (give) => give({ position: shownPosition.current ?? undefined }),
  });
  const line = watchLine(socket);
  const connection = new Set<(connected: boolean) => void>();
  let told: boolean | null = null;
  const tell = () => {
    // A try that is refused, like that of the twenty-first tab, is no change.
    if (told === socket.connected) return;
    told = socket.connected;
    for (const listener of connection) listener(socket.connected);
  };
  let closed = false;
  const lose = (loss: SessionLoss) => {
    closed = true;
    socket.disconnect();
    sessionLost.tell(loss);
  };
  socket.on('connect', tell);
  socket.on('disconnect', (reason) => {
    tell();
    // The server ended it (a session, a shut-down); socket.io would stay away, we come again and are judged.
    if (reason === 'io server disconnect' && !closed) setTimeout(() => !closed && socket.connect(), 1_000);
  });
  socket.on('connect_error', (error: Error & { data?: ErrorBody }) => {
    tell();
    const loss = error.data ? sessionLost.of(error.data) : null;
    if (loss !== null) return lose(loss);
    // A refusal by middleware ends socket.io's own tries.
    if (!socket.active && !closed) setTimeout(() => !closed && socket.connect(), 3_000);
  });
  // N-01: it could not be looked at just now. The connection ends, and comes again by itself.
  socket.on('session:ended', ({ code }: Pushed<'session:ended'>) => {
    if (code === 'A-02' || code === 'C-01') lose(code);
  });
  const back = () => !closed && socket.connect();
  addEventListener('online', back);

  return {
    async ask(name, payload) {
      const ack = await socket
        .timeout(ACK_DEADLINE_MS)
        .emitWithAck(name, payload)
        .then(
          (answer: Ack) => answer,
          (): Ack => ({ ok: false, error: { code: 'N-01', traceId: '-' } }),
        );
      if (!ack.ok) throw new ApiFailure(ack.error);
      return ack.data as never;
    },
    on(name, listener) {
      socket.on(name as string, listener);
      return () => socket.off(name as string, listener);
    },
    onConnection(listener) {
      connection.add(listener);
      listener(socket.connected);
      return () => connection.delete(listener);
    },
    isConnected: () => socket.connected,
    onLine: line.onChange,
    close() {
      closed = true;
      line.stop();
      removeEventListener('online', back);
      socket.disconnect();
    },
  };
};
