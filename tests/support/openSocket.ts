import { io } from 'socket.io-client';
import type { TestClient } from './testClient.ts';

export interface SocketAnswer {
  readonly ok: boolean;
  readonly data: Record<string, unknown>;
  readonly error: {
    readonly code: string;
    readonly traceId: string;
    readonly details?: Record<string, unknown>;
  };
}

/** The socket door with the cookies of a browser; the pushes are kept in the order of their coming. */
export const openSocket = async (client: TestClient) => {
  const socket = io(client.url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: client.cookies.size === 0 ? {} : { cookie: client.cookieHeader },
  });
  const pushed: { readonly name: string; readonly payload: Record<string, unknown> }[] = [];
  socket.onAny((name: string, payload: Record<string, unknown>) => pushed.push({ name, payload }));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      // Refused at the door, the line below it stays open until somebody hangs up.
      socket.io.engine?.close();
      socket.disconnect();
      reject(error);
    });
  });
  return {
    socket,
    pushed,
    of: (name: string) => pushed.filter((push) => push.name === name).map(({ payload }) => payload),
    ask: (name: string, ...payload: unknown[]): Promise<SocketAnswer> =>
      socket.timeout(8_000).emitWithAck(name, ...payload) as Promise<SocketAnswer>,
    close: () => void socket.disconnect(),
  };
};
export type TestSocket = Awaited<ReturnType<typeof openSocket>>;
