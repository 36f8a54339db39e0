import type { Socket } from 'socket.io';
import type { Actor } from '#domain/access/actor.ts';
import type { RealtimeConnection } from './realtimeConnection.ts';

/** A socket as features see it. They cannot listen, broadcast or reach the transport through it. */
export const createConnection = (
  socket: Socket,
  actor: Actor,
): { connection: RealtimeConnection; closed: () => void } => {
  const closers: (() => void)[] = [];
  let isClosed = false;
  const connection: RealtimeConnection = {
    id: socket.id,
    actor,
    account: actor.account,
    emit: (name, payload) => void (!isClosed && socket.emit(name, payload)),
    join: (room) => void socket.join(room),
    leave: (room) => void socket.leave(room),
    onClose: (closed) => {
      if (isClosed) closed();
      else closers.push(closed);
    },
    get isClosed() {
      return isClosed;
    },
  };
  const closed = () => {
    if (isClosed) return;
    isClosed = true;
    for (const close of closers.reverse()) close();
  };
  return { connection, closed };
};
