import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { collabBounds, collabPath } from '#contracts/collab.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { DoorLimits } from '#platform/doorLimits.ts';
import type { Logger } from '#platform/logger.ts';
import { type CloseKind, Connection, closeSocket } from './connection.ts';
import { holdEarlyMessages } from './holdEarlyMessages.ts';
import type { CollabPorts, DocumentAdmission } from './ports.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { toBytes } from './toBytes.ts';

interface Options {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  readonly address: string;
  readonly limits: DoorLimits;
  readonly ports: CollabPorts;
  readonly rooms: Rooms;
  readonly log: Logger;
}

/**
 * Judges one socket and seats it, or closes it with a documented code. What it sends before it is judged is held,
 * within bounds, and taken only afterwards. An id of another form, an id that does not exist, and a document without
 * a relation are treated alike: session, gate, and the same close.
 */
export const seatSocket = async ({
  socket,
  request,
  address,
  limits,
  ports,
  rooms,
  log,
}: Options): Promise<void> => {
  const early = holdEarlyMessages(socket);
  const late = setTimeout(() => closeSocket(socket, 'away'), collabBounds.judgedWithinMs);
  const isGone = () => socket.readyState !== socket.OPEN;
  let connection: Connection | undefined;
  let room: Room | null = null;
  let admission: DocumentAdmission | undefined;
  const leave = () => {
    if (connection !== undefined) room?.leave(connection);
    if (room !== null) rooms.leftBy(room);
    room = null;
    const ended = admission?.close();
    admission = undefined;
    ended?.catch((error: unknown) => log.warn({ err: error }, 'an admission was not closed'));
  };
  const refuse = (kind: CloseKind): void => {
    if (kind === 'signedOut' || kind === 'refused') void limits.refused(address);
    closeSocket(socket, kind);
    leave();
  };
  try {
    const { document, wantsSaved } = readPath(request.url ?? '');
    if (!(await limits.mayKnock(address))) return refuse('tooMany');
    const actor = await ports.sessions.read(request.headers.cookie);
    if (actor === null) return refuse('signedOut');
    if (!(await limits.mayConnect(actor.account))) return refuse('tooMany');
    if (rooms.connectionsOf(actor.account) >= collabBounds.connectionsPerPerson) return refuse('tooMany');
    const judged = await ports.admit(actor, document, {
      changed: () => connection !== undefined && room?.resume(connection),
      lastSent: () => connection?.sentUpTo ?? 0,
      stillSignedIn: () => ports.sessions.stands(actor),
      ended: (code) => (connection ?? { close: refuse }).close(code === 'final' ? 'refused' : 'comeAgain'),
    });
    if ('refused' in judged) return refuse(judged.refused === 'final' ? 'refused' : 'away');
    admission = judged;
    const author = { account: actor.account, position: actor.position };
    const label = await ports.people.label(author);
    room = await rooms.open(document);
    // Several may wait for the same room to open. The first of them may be gone by now, and have closed the room as
    // its last one: then it is opened again.
    while (room?.isClosed && !isGone()) room = await rooms.open(document);
    // From here until the seat is taken nothing is awaited: so the last one who leaves cannot close the room
    // meanwhile.
    if (room === null) return refuse('refused');
    if (!hasPlace(room, actor)) return refuse('tooMany');
    if (isGone()) return leave();
    connection = new Connection(socket, { author, label, admission: judged, wantsSaved }, Date.now());
    seat(connection, room, early.release(), ports, actor);
    socket.on('close', leave);
    if (isGone()) leave();
  } catch (error) {
    leave();
    throw error;
  } finally {
    clearTimeout(late);
  }
};

const seat = (
  connection: Connection,
  room: Room,
  early: readonly Uint8Array[],
  ports: CollabPorts,
  actor: Actor,
): void => {
  room.join(connection);
  for (const message of early) room.take(connection, message);
  let touchedAt = 0;
  connection.socket.on('message', (data) => {
    const bytes = toBytes(data);
    // Sync messages mean typing. Carets are renewed every 15 s by any open tab, and do not count as activity.
    if (bytes[0] === 0 && bytes[1] === 2 && Date.now() - touchedAt > 30_000) {
      touchedAt = Date.now();
      ports.sessions.touch?.(actor).catch(() => {});
    }
    if (connection.isOpen) room.take(connection, bytes);
  });
};

const hasPlace = (room: Room, actor: Actor): boolean => {
  const own = [...room.connections].filter(({ author }) => author.account === actor.account);
  return (
    own.length < collabBounds.connectionsPerAccount &&
    room.connections.size < collabBounds.connectionsPerDocument
  );
};

/** Takes `/collab/<id>?saved=1` apart. An id of another form becomes one that nobody has, which the gate does not know. */
const readPath = (url: string): { document: string; wantsSaved: boolean } => {
  const parsed = URL.parse(url, 'ws://localhost');
  const document = parsed?.pathname.slice(collabPath.length) ?? '';
  const isId = /^[0-9a-f]{24}$/.test(document);
  return {
    document: isId ? document : '0'.repeat(24),
    wantsSaved: parsed?.searchParams.get('saved') === '1',
  };
};
