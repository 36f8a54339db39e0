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
import { sessionLost } from './sessionLost.ts';

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
  close(): void;
}

/** One socket a tab. It comes again by itself; who needs continuity asks for what follows the last seq it has. */
export const connectRealtime = (): Realtime => {
  const socket: Socket = io({
    transports: ['websocket'],
    reconnectionDelayMax: 5_000,
    withCredentials: true,
  });
  const connection = new Set<(connected: boolean) => void>();
  const tell = () => {
    for (const listener of connection) listener(socket.connected);
  };
  let closed = false;
  socket.on('connect', tell);
  socket.on('disconnect', (reason) => {
    tell();
    // The server ended it (a session, a shut-down); socket.io would stay away, we come again and are judged.
    if (reason === 'io server disconnect' && !closed) setTimeout(() => !closed && socket.connect(), 1_000);
  });
  socket.on('connect_error', (error: Error & { data?: ErrorBody }) => {
    tell();
    if (error.data?.code === 'A-02') {
      closed = true;
      socket.disconnect();
      sessionLost.tell();
      return;
    }
    // A refusal by middleware ends socket.io's own tries.
    if (!socket.active && !closed) setTimeout(() => !closed && socket.connect(), 3_000);
  });
  socket.on('session:ended', () => sessionLost.tell());

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
    close() {
      closed = true;
      socket.disconnect();
    },
  };
};
