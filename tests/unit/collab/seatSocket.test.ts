import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { updateMessage } from '#collab/messages.ts';
import type { AdmissionEvents, CollabPorts, DocumentAdmission } from '#collab/ports.ts';
import { seatSocket } from '#collab/seatSocket.ts';
import { collabBounds, collabCloseReasons } from '#contracts/collab.ts';

const id = 'd'.repeat(24);
const accountOf = (name: string) => name.padEnd(24, '0');

class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  isPaused = false;
  bufferedAmount = 0;
  readonly closed: string[] = [];
  readonly pause = () => {
    this.isPaused = true;
  };
  readonly resume = () => {
    this.isPaused = false;
  };
  send() {}
  close(_code: number, reason: string) {
    this.closed.push(reason);
    this.readyState = 3;
    this.emit('close');
  }
}

/** A room that notes who came, what they said, and who left. */
const roomOf = (seats: string[] = []) => ({
  isClosed: false,
  connections: new Set<unknown>(seats.map((account) => ({ author: { account } }))),
  happened: [] as string[],
  join(connection: unknown) {
    this.connections.add(connection);
    this.happened.push('joined');
  },
  take(_connection: unknown, bytes: Uint8Array) {
    this.happened.push(`took ${bytes.byteLength}`);
  },
  leave(connection: unknown) {
    this.connections.delete(connection);
    this.happened.push('left');
  },
  resume() {
    this.happened.push('resumed');
  },
});

const knock = (
  more: {
    url?: string;
    actor?: object | null;
    ports?: Partial<CollabPorts>;
    limits?: object;
    seats?: string[];
    elsewhere?: number;
    judged?: Partial<DocumentAdmission> | { refused: 'final' | 'away' };
    rooms?: object;
    duringAdmit?: (socket: FakeSocket) => void;
  } = {},
) => {
  const socket = new FakeSocket();
  const room = roomOf(more.seats);
  const asked: string[] = [];
  const closedAt: number[] = [];
  const touched: unknown[] = [];
  let events: AdmissionEvents | undefined;
  const actor = more.actor === undefined ? { account: accountOf('a'), position: 'p' } : more.actor;
  const left: unknown[] = [];
  const done = seatSocket({
    socket: socket as never,
    request: { url: more.url ?? `/collab/${id}`, headers: { cookie: 'c' } } as never,
    address: '10.0.0.1',
    limits: {
      mayKnock: async () => true,
      mayConnect: async () => true,
      refused: async (address: string) => void asked.push(`refused ${address}`),
      ...more.limits,
    } as never,
    ports: {
      sessions: {
        read: async () => actor as never,
        stands: async () => {
          asked.push('stands');
          return true;
        },
        touch: async (who: unknown) => touched.push(who),
      },
      admit: async (_actor: unknown, document: string, on: AdmissionEvents) => {
        asked.push(`admit ${document}`);
        events = on;
        more.duringAdmit?.(socket);
        if (more.judged !== undefined && 'refused' in more.judged) return more.judged;
        return {
          ...{ mayEdit: true, crosses: false, fact: {}, maySend: () => true, provide: async () => {} },
          close: async () => void closedAt.push(on.lastSent()),
          ...more.judged,
        };
      },
      people: { label: async () => ({ name: '見本', position: '見本' }) },
      documents: {} as never,
      hints: {} as never,
      hears: async () => true,
      ...more.ports,
    } as CollabPorts,
    rooms: {
      connectionsOf: () => more.elsewhere ?? 0,
      open: async (document: string) => {
        asked.push(`open ${document}`);
        return room;
      },
      leftBy: (which: unknown) => left.push(which),
      ...more.rooms,
    } as never,
    log: { warn: () => {}, info: () => {} } as never,
  });
  return { socket, room, asked, closedAt, touched, left, done, events: () => events! };
};
const { refused, signedOut, tooMany, away, comeAgain } = collabCloseReasons;

describe('[AC2] [AC5] the door of documents', () => {
  it('seats who is admitted, and says what came early before what comes after', async () => {
    const early = updateMessage(new Uint8Array([1, 2, 3]));
    const { socket, room, asked, done } = knock({ duringAdmit: (each) => each.emit('message', early) });
    await done;
    expect(room.happened).toEqual(['joined', `took ${early.byteLength}`]);
    socket.emit('message', new Uint8Array([0, 2, 7, 7]));
    expect(room.happened.at(-1)).toBe('took 4');
    expect([socket.closed, asked]).toEqual([[], [`admit ${id}`, `open ${id}`]]);
    // Closed meanwhile, its words are nobody's.
    socket.readyState = 3;
    socket.emit('message', new Uint8Array([0, 2, 7, 7]));
    expect(room.happened).toHaveLength(3);
  });

  it('reads which document is meant; what is no id is one that does not exist', async () => {
    for (const url of ['/collab/abc', `/collab/${id}0`, `/collab/${id.slice(1)}G`, '/collab/', '//']) {
      const { asked, done } = knock({ url });
      await done;
      expect(asked[0]).toBe(`admit ${'0'.repeat(24)}`);
    }
  });

  it('seats them as the person who was judged, in the position they act in', async () => {
    const { room, done } = knock();
    await done;
    expect([...room.connections]).toMatchObject([{ author: { account: accountOf('a'), position: 'p' } }]);
  });

  it('tells who asked for it what is stored', async () => {
    for (const [url, wants] of [
      [`/collab/${id}?saved=1`, true],
      [`/collab/${id}?saved=0`, false],
      [`/collab/${id}`, false],
    ] as const) {
      const { room, done } = knock({ url });
      await done;
      expect([...room.connections]).toMatchObject([{ wantsSaved: wants }]);
    }
  });

  it.each([
    ['knocks too often', { limits: { mayKnock: async () => false } }, tooMany, 0, []],
    ['has no session', { actor: null }, signedOut, 0, ['refused 10.0.0.1']],
    ['comes too often', { limits: { mayConnect: async () => false } }, tooMany, 0, []],
    ['is in too many documents', { elsewhere: collabBounds.connectionsPerPerson }, tooMany, 0, []],
    ['has no right', { judged: { refused: 'final' } }, refused, 1, ['refused 10.0.0.1']],
    ['cannot be judged now', { judged: { refused: 'away' } }, away, 1, []],
    ['asks for no document', { rooms: { open: async () => null } }, refused, 1, ['refused 10.0.0.1']],
    [
      'has its seats already',
      { seats: Array.from({ length: collabBounds.connectionsPerAccount }, () => accountOf('a')) },
      ...([tooMany, 1, []] as const),
    ],
    [
      'finds the document full',
      { seats: Array.from({ length: collabBounds.connectionsPerDocument }, (_, at) => accountOf(`${at}x`)) },
      ...([tooMany, 1, []] as const),
    ],
  ] as const)('closes for who %s', async (_who, more, reason, admitted, counted) => {
    const { socket, room, asked, closedAt, done } = knock(more as never);
    await done;
    expect(socket.closed).toEqual([reason]);
    expect(room.happened).toEqual([]);
    expect(asked.filter((each) => each.startsWith('admit'))).toHaveLength(admitted);
    expect(asked.filter((each) => each.startsWith('refused'))).toEqual(counted);
    // What was admitted is let go of.
    expect(closedAt).toHaveLength(admitted === 1 && !('judged' in more) ? 1 : 0);
  });

  it('seats one who is just below each of these bounds', async () => {
    const { room, done } = knock({
      elsewhere: collabBounds.connectionsPerPerson - 1,
      seats: [
        ...Array.from({ length: collabBounds.connectionsPerAccount - 1 }, () => accountOf('a')),
        ...Array.from(
          { length: collabBounds.connectionsPerDocument - collabBounds.connectionsPerAccount },
          (_, at) => accountOf(`${at}x`),
        ),
      ],
    });
    await done;
    expect(room.happened).toEqual(['joined']);
  });

  it('seats nobody who has gone meanwhile, and lets go of what was admitted for them', async () => {
    const { socket, room, closedAt, left, done } = knock({
      duringAdmit: (each) => {
        each.readyState = 3;
      },
    });
    await done;
    expect([socket.closed, room.happened, closedAt, left]).toEqual([[], [], [0], [room]]);
  });

  it('opens the document again where the last who was in it has just closed it', async () => {
    const closed = { ...roomOf(), isClosed: true };
    const open = roomOf();
    const answers = [closed, closed, open];
    const { done } = knock({ rooms: { open: async () => answers.shift() } });
    await done;
    expect([open.happened, closed.happened, answers]).toEqual([['joined'], [], []]);
  });

  it('lets go of the admission where the document cannot be opened, and says so to its caller', async () => {
    const { closedAt, done } = knock({ rooms: { open: () => Promise.reject(new Error('no store')) } });
    await expect(done).rejects.toThrow('no store');
    expect(closedAt).toEqual([0]);
  });

  it('closes the provision at what was sent last when the socket goes, once', async () => {
    const { socket, room, closedAt, left, events, done } = knock();
    await done;
    const [connection] = [...room.connections];
    expect(events().lastSent()).toBe(0);
    Object.defineProperty(connection as object, 'sentUpTo', { value: 7 });
    expect(events().lastSent()).toBe(7);
    socket.emit('close');
    socket.emit('close');
    expect([room.happened, closedAt, left]).toEqual([['joined', 'left'], [7], [room]]);
  });

  it('goes on reading when the right was judged anew, and closes with what ended it', async () => {
    for (const [code, reason] of [
      ['final', refused],
      ['come-again', comeAgain],
    ] as const) {
      const { socket, room, asked, events, done } = knock();
      await done;
      events().changed();
      expect(room.happened.at(-1)).toBe('resumed');
      expect(await events().stillSignedIn()).toBe(true);
      expect(asked).toContain('stands');
      events().ended(code);
      expect(socket.closed).toEqual([reason]);
    }
  });

  it('closes with an end that comes before the seat', async () => {
    let told: AdmissionEvents | undefined;
    const { socket, room, done } = knock({
      ports: {
        admit: async (_actor, _document, on) => {
          told = on;
          return {
            ...{ mayEdit: true, crosses: false, fact: {}, maySend: () => true, provide: async () => {} },
            close: async () => {},
          };
        },
        people: {
          label: async () => {
            told?.changed();
            told?.ended('final');
            return { name: '見本', position: '見本' };
          },
        },
      },
    });
    await done;
    expect([socket.closed, room.happened]).toEqual([[refused], []]);
  });

  it('[HU1] takes typing for activity, at most twice a minute, and a caret for none', async () => {
    const { socket, touched, done } = knock();
    await done;
    for (const bytes of [
      [1, 2, 3],
      [0, 0, 1],
      [0, 1, 1],
    ])
      socket.emit('message', new Uint8Array(bytes));
    expect(touched).toHaveLength(0);
    for (let at = 0; at < 3; at += 1) socket.emit('message', new Uint8Array([0, 2, 1]));
    expect(touched).toHaveLength(1);
  });
});
