import type { Socket } from 'socket.io-client';
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

type Payload<N extends RequestName> = RequestPayload<(typeof requests)[N]>;
type Data<N extends RequestName> = RequestAnswer<(typeof requests)[N]>;
type Pushed<N extends PushName> = PushPayload<(typeof pushes)[N]>;
type Ack = { ok: true; data: unknown } | { ok: false; error: ErrorBody };

/** Longer than any write to a majority takes under load, shorter than a person's patience. */
const ACK_DEADLINE_MS = 10_000;

/** Asks over a socket, and hears what is pushed over it. */
export interface Signals {
  /** Asks and waits for the acknowledgement. N-01 when none came: then nobody knows whether it was done. */
  ask<N extends RequestName>(name: N, payload: Payload<N>): Promise<Data<N>>;
  on<N extends PushName>(name: N, listener: (payload: Pushed<N>) => void): () => void;
  /** Calls back at once and after every change. */
  onConnection(listener: (connected: boolean) => void): () => void;
  isConnected(): boolean;
}

/** The requests and pushes of the contract over one socket, however often its connection is made anew. */
export const realtimeOver = (socket: Socket, ackDeadlineMs = ACK_DEADLINE_MS): Signals => {
  const listeners = new Set<(connected: boolean) => void>();
  let told: boolean | null = null;
  const tell = () => {
    // A try that is refused, like that of a twenty-first tab, changes nothing.
    if (told === socket.connected) return;
    told = socket.connected;
    for (const listener of listeners) listener(socket.connected);
  };
  for (const event of ['connect', 'disconnect', 'connect_error']) socket.on(event, tell);
  return {
    async ask(name, payload) {
      const ack = await socket
        .timeout(ackDeadlineMs)
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
      listeners.add(listener);
      listener(socket.connected);
      return () => listeners.delete(listener);
    },
    isConnected: () => socket.connected,
  };
};
