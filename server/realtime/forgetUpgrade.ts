import type { Socket } from 'socket.io';

/** What socket.io keeps of the request that began a connection, for as long as it is open. */
interface Kept {
  readonly conn: { request: unknown };
  handshake: unknown;
}

/**
 * Lets go of the upgrade's request, which a connection would hold to its end: headers twice, their raw form, cookies, the
 * parser's leavings. Who came, and from where, was judged by it; nobody reads it again.
 */
export const forgetUpgrade = (socket: Socket): void => {
  const kept = socket as unknown as Kept;
  kept.conn.request = null;
  kept.handshake = null;
};
