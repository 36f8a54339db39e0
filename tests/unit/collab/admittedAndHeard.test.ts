import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { HeldBack } from '#collab/heldBack.ts';
import { awarenessMessage, decodeMessage } from '#collab/messages.ts';
import type { DocumentAdmission, OpenDocument } from '#collab/ports.ts';
import { Room } from '#collab/room.ts';
import { sendBacklog } from '#collab/sendBacklog.ts';
import { encodeClocks } from '#domain/minutes/acceptUpdate.ts';
import { deletionsIn, withDeleted } from '#domain/minutes/deletedRanges.ts';
import { emptyDocument } from '#domain/minutes/documentState.ts';
import { connectionTo, documentWith } from '#tests/support/documentByHand.ts';

const now = () => 1_000;
const nothingYet = new Uint8Array([0]);

describe('[WA15] [AC5] the backlog of a document', () => {
  const sync = async (admission: Partial<DocumentAdmission>, hears: boolean, snapshot = true) => {
    const happens: string[] = [];
    const connection = connectionTo(happens, admission);
    const asks = async () => {
      happens.push('heard');
      return hears;
    };
    const done = sendBacklog(connection, documentWith(happens, { snapshot }), nothingYet, {
      now,
      hears: asks,
    });
    return { happens, done, connection };
  };

  it('leaves for another city when its provision stands and revocations were heard after it was read', async () => {
    const { happens, done, connection } = await sync({}, true);
    await done;
    expect(happens).toEqual([
      ...['provided', 'caught up', 'heard', 'sent update', 'heard', 'read 1-2', 'sent update'],
      ...['sent step-2', 'sent step-1'],
    ]);
    expect(connection.sentUpTo).toBe(2);
  });

  it('stays here when they could not be heard: neither the snapshot nor the tail', async () => {
    for (const snapshot of [true, false]) {
      const { happens, done, connection } = await sync({}, false, snapshot);
      await expect(done).rejects.toBeInstanceOf(HeldBack);
      expect(happens).toEqual(['provided', 'caught up', 'heard']);
      expect(connection.sentUpTo).toBeNull();
    }
  });

  it('asks nobody at home, and sends nothing under an admission that is being judged anew', async () => {
    const { happens, done } = await sync({ crosses: false }, false);
    await done;
    expect(happens).not.toContain('heard');
    for (const snapshot of [true, false]) {
      const held = await sync({ maySend: () => false }, true, snapshot);
      await expect(held.done).rejects.toBeInstanceOf(HeldBack);
      expect(held.happens.filter((each) => each.startsWith('sent'))).toEqual([]);
    }
  });

  it('sends nothing when its provision cannot be stored', async () => {
    const { happens, done } = await sync({ provide: () => Promise.reject(new Error('no store')) }, true);
    await expect(done).rejects.toThrow('no store');
    expect(happens).toEqual([]);
  });
});

describe('[MI24] who comes again with all text', () => {
  const client = 7;
  const author = 'a'.repeat(24) as never;
  it.each([0, 1, 2])(
    'is sent what was deleted and nothing else, if anything was: %d ranges',
    async (many) => {
      const deletions = Array.from({ length: many }, (_, at) => ({
        client,
        from: 3 * at,
        until: 3 * at + 1,
      }));
      const writers = emptyDocument.writers.set(client, { account: author, clock: 9 });
      const deleted = withDeleted(emptyDocument.deleted, deletions);
      const happens: string[] = [];
      const document = {
        ...documentWith(happens, { snapshot: true }),
        state: { ...emptyDocument, head: 2, writers, deleted },
      };
      const connection = connectionTo(happens, { crosses: false });
      const send = connection.socket.send.bind(connection.socket) as (data: Uint8Array) => void;
      const told: unknown[] = [];
      connection.socket.send = ((data: Uint8Array) => {
        const said = decodeMessage(data);
        if (said?.kind === 'update') told.push(...deletionsIn(Y.decodeUpdate(said.update).ds));
        send(data);
      }) as never;
      await sendBacklog(connection, document, encodeClocks(writers), { now, hears: async () => true });
      expect(told).toEqual(deletions);
      expect(happens).toEqual([
        ...['provided', 'caught up', ...(many > 0 ? ['sent update'] : []), 'sent step-2', 'sent step-1'],
      ]);
      expect(connection.sentUpTo).toBe(2);
    },
  );
});

describe('[MI24] what of a document is sent', () => {
  const author = 'a'.repeat(24) as never;
  const client = 7;
  /** A document of one writer, whose log goes to 3 and its snapshot to 1; `read` is which entries were asked for. */
  const open = ({ asOf = null as number | null, snapshot = true } = {}) => {
    const happens: string[] = [];
    const told: Uint8Array[] = [];
    const writers = emptyDocument.writers.set(client, { account: author, clock: 9 });
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.getText('t').insert(0, '以前の言葉');
    const asked: number[] = [];
    const document: OpenDocument = {
      ...documentWith(happens),
      state: { ...emptyDocument, head: 3, writers, asOf },
      snapshot: async (upTo) => {
        asked.push(upTo ?? -1);
        return snapshot ? { n: 1, bytes: 10, update: Y.encodeStateAsUpdate(doc) } : null;
      },
    };
    const connection = connectionTo(happens, { crosses: false });
    const send = connection.socket.send.bind(connection.socket) as (data: Uint8Array) => void;
    connection.socket.send = ((data: Uint8Array) => {
      const said = decodeMessage(data);
      if (said?.kind === 'update') told.push(said.update);
      send(data);
    }) as never;
    const sync = (stateVector: Uint8Array | null) =>
      sendBacklog(connection, document, stateVector, { now, hears: async () => true });
    const wordsOf = (update: Uint8Array) => {
      const got = new Y.Doc();
      Y.applyUpdate(got, update);
      return got.getText('t').toString();
    };
    return { happens, told, asked, document, connection, sync, wordsOf, doc };
  };
  const reads = (happens: readonly string[]) => happens.filter((each) => each.startsWith('read'));

  it('is the snapshot and what follows it, to who has nothing', async () => {
    const { happens, told, sync, wordsOf, connection } = open();
    await sync(nothingYet);
    expect([wordsOf(told[0]!), reads(happens), connection.sentUpTo]).toEqual(['以前の言葉', ['read 1-3'], 3]);
  });

  it('is of the snapshot only what one lacks, to who has some of it or another’s words', async () => {
    const half = new Y.Doc();
    half.clientID = client;
    half.getText('t').insert(0, '以前');
    const { told, sync, doc } = open();
    await sync(Y.encodeStateVector(half));
    expect(told[0]!.length).toBeLessThan(Y.encodeStateAsUpdate(doc).length);
    const other = open();
    await other.sync(encodeClocks(new Map([[8, { clock: 4 }]]) as never));
    expect(other.wordsOf(other.told[0]!)).toBe('以前の言葉');
  });

  it('is not taken to be there where one writer’s last words are missing', async () => {
    const { happens, sync } = open();
    await sync(encodeClocks(new Map([[client, { clock: 8 }]]) as never));
    expect(reads(happens)).toEqual(['read 1-3']);
    const all = open();
    await all.sync(encodeClocks(new Map([[client, { clock: 9 }]]) as never));
    expect(reads(all.happens)).toEqual([]);
  });

  it('[MI12] ends where 確定 ends the form, in the snapshot and in what follows', async () => {
    const { happens, asked, sync, connection } = open({ asOf: 2 });
    await sync(encodeClocks(new Map([[client, { clock: 9 }]]) as never));
    expect([asked, reads(happens), connection.sentUpTo]).toEqual([[2], ['read 1-2'], 3]);
  });

  it('goes on from the place of who has one, and closes no answer then', async () => {
    const { happens, sync, connection } = open({ snapshot: false });
    await sync(nothingYet);
    expect(connection.sentUpTo).toBe(3);
    happens.length = 0;
    await sync(null);
    expect(happens).toEqual(['provided', 'caught up']);
  });

  it('stops where the line is gone', async () => {
    const { happens, sync, connection } = open({ snapshot: false });
    (connection.socket as { readyState: number }).readyState = 3;
    await sync(nothingYet);
    expect(reads(happens)).toEqual([]);
  });
});

describe('[AC5] [MI24] who comes again across a border', () => {
  it('is not even told what was deleted when revocations could not be heard', async () => {
    const author = 'a'.repeat(24) as never;
    const writers = emptyDocument.writers.set(7, { account: author, clock: 9 });
    const deleted = withDeleted(emptyDocument.deleted, [{ client: 7, from: 0, until: 1 }]);
    for (const heard of [true, false]) {
      const happens: string[] = [];
      const document = {
        ...documentWith(happens),
        state: { ...emptyDocument, head: 2, writers, deleted },
      };
      const done = sendBacklog(connectionTo(happens, {}), document, encodeClocks(writers), {
        now,
        hears: async () => heard,
      });
      if (heard) await done;
      else await expect(done).rejects.toBeInstanceOf(HeldBack);
      expect(happens).toEqual([
        ...['provided', 'caught up'],
        ...(heard ? ['sent update', 'sent step-2', 'sent step-1'] : []),
      ]);
    }
  });
});

describe('[AC5] [MI9] carets', () => {
  const roomWith = () => {
    const happens: string[] = [];
    const document = documentWith(happens);
    const log = { info: () => {}, warn: () => {} } as never;
    const moved: unknown[] = [];
    const room = new Room({
      ...{ id: 'd1', document, log, now, hears: async () => true, grown: () => {} },
      moved: (_author, states) => moved.push(...states),
    });
    return { room, moved };
  };
  const caret = (client: number, clock: number) =>
    awarenessMessage([{ client, clock, state: { cursor: null } }]);
  const person = (maySend: boolean) => {
    const happens: string[] = [];
    return { happens, connection: connectionTo(happens, { maySend: () => maySend }) };
  };

  it('are told to who may be sent something, and to nobody who is being judged anew', () => {
    const { room, moved } = roomWith();
    const [writer, reader, held] = [person(true), person(true), person(false)];
    for (const { connection } of [writer, reader, held]) room.join(connection);
    for (const each of [writer, reader, held]) each.happens.length = 0;
    room.take(writer.connection, caret(7, 1));
    expect([reader.happens, held.happens]).toEqual([['sent awareness'], []]);
    expect(moved).toHaveLength(1);
    room.movedElsewhere(writer.connection.author, 'node-2', { client: 8, clock: 1, state: {} });
    expect([reader.happens.length, held.happens.length]).toEqual([2, 0]);
    room.leave(writer.connection);
    expect([reader.happens.length, held.happens.length]).toEqual([3, 0]);
    expect(moved).toHaveLength(2);
  });

  it('are not told to who asks for them, or comes, while it is being judged anew', () => {
    const { room } = roomWith();
    const writer = person(true);
    room.join(writer.connection);
    room.take(writer.connection, caret(7, 1));
    const statesSentTo = (maySend: boolean) => {
      const sent: number[] = [];
      const { connection } = person(maySend);
      connection.socket.send = ((data: Uint8Array) => sent.push(data.byteLength)) as never;
      room.join(connection);
      const joined = sent.length;
      room.take(connection, new Uint8Array([3]));
      room.leave(connection);
      return { sizes: sent, asked: sent.length - joined };
    };
    const [told, held] = [statesSentTo(true), statesSentTo(false)];
    expect([told.asked, held.asked]).toEqual([1, 0]);
    expect(held.sizes[0]).toBeLessThan(told.sizes[0]!);
    expect(held.sizes[0]).toBe(awarenessMessage([]).byteLength);
  });
});
