import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as Y from 'yjs';
import { Connection } from '#collab/connection.ts';
import { decodeMessage, stepOne, stepTwo, updateMessage } from '#collab/messages.ts';
import type { DocumentAdmission, OpenDocument } from '#collab/ports.ts';
import { Room } from '#collab/room.ts';
import { collabBounds } from '#contracts/collab.ts';
import { emptyDocument } from '#domain/minutes/documentState.ts';
import type { Author, MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { packPlaces } from '#domain/minutes/packPlaces.ts';
import { collabDocuments } from '#server/minutes/collabDocuments.ts';
import { LiveDocument } from '#server/minutes/liveDocument.ts';
import type { StoredEntry } from '#server/minutes/logStore.ts';
import type { LogRecord } from '#server/minutes/minutesLogModel.ts';
import { typeInto } from '#tests/support/minutesClient.ts';

const clock = { now: () => new Date(1_000) };
const personOf = (digit: string): Author => ({ account: digit.repeat(24) as never, position: null });
const [nurse, doctor] = [personOf('a'), personOf('b')];

/** A log in memory that can be held, and lose a race: `others` is what another node put there first. */
const openStore = () => {
  const log: StoredEntry[] = [];
  const commands: string[] = [];
  let gate = Promise.resolve();
  const others: StoredEntry[] = [];
  const store = {
    page: 500,
    insert: async (records: readonly LogRecord[]) => {
      commands.push('insert');
      await gate;
      if (others.length > 0) log.push(...others.splice(0));
      for (const { _id, n, kind, update, clients, body, account, position } of records) {
        if (n !== log.length + 1) throw new Error('E11000');
        const event = (kind === 'update' ? { kind, update, clients } : { kind, ...body }) as MinutesEvent;
        log.push({ id: _id, n, at: clock.now(), author: { account, position }, event, fact: null });
      }
    },
    read: async (_document: string, after: number) => log.slice(after),
    standing: async (ids: readonly string[]) =>
      new Map(log.filter(({ id }) => ids.includes(id)).map(({ id, n }) => [id, n])),
  };
  return {
    ...{ log, others, commands, store },
    hold: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
  };
};

const openRoom = async (hears = async () => true, gatherMs = 0) => {
  const { store, ...held } = openStore();
  const live = new LiveDocument({
    ...{ document: 'd1' as never, state: emptyDocument, store: store as never, clock, gatherMs },
    hint: () => {},
    rules: { ...collabBounds, sections: new Set(['agenda']) },
  });
  const logs = { open: async () => live, close: async () => {} };
  const snapshots = { newest: async () => null, save: async () => {} };
  const document = (await collabDocuments(logs, store as never, snapshots as never).open(
    'd1',
  )) as OpenDocument;
  const log = { info: () => {}, warn: () => {} } as never;
  const room = new Room({
    ...{ id: 'd1', document, log, now: () => 1_000, hears },
    ...{ moved: () => {}, grown: () => {} },
  });
  const join = async (author: Author, crosses = false) => {
    const heard: Uint8Array[] = [];
    const socket = {
      ...{ readyState: 1, OPEN: 1, bufferedAmount: 0, isPaused: false, pause: () => {} },
      send: (data: Uint8Array) => heard.push(data),
      close: () => {},
    };
    const admission: DocumentAdmission = {
      ...{ mayEdit: true, crosses, fact: {}, maySend: () => true },
      ...{ provide: async () => {}, close: async () => {} },
    };
    const who = { author, label: { name: '見本', position: '' }, admission, wantsSaved: false };
    const connection = new Connection(socket as never, who, 1_000);
    room.join(connection);
    const doc = new Y.Doc();
    room.take(connection, stepOne(Y.encodeStateVector(doc)));
    await settled();
    room.take(connection, stepTwo(new Uint8Array([0, 0])));
    heard.length = 0;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'room') room.take(connection, updateMessage(update));
    });
    /** The text frames that came since it was last asked, applied. */
    const frames = (): number => {
      const updates = heard.splice(0).flatMap((data) => {
        const said = decodeMessage(data);
        return said?.kind === 'update' ? [said.update] : [];
      });
      for (const update of updates) Y.applyUpdate(doc, update, 'room');
      return updates.length;
    };
    return { doc, frames, text: () => doc.getXmlFragment('agenda').toString() };
  };
  return { ...held, live, join };
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('[MI23] an update on its way from the door to the store and to everybody', () => {
  let decoded = 0;
  beforeEach(() => {
    const read = Y.UpdateDecoderV1.prototype.readInfo;
    jest.spyOn(Y.UpdateDecoderV1.prototype, 'readInfo').mockImplementation(function (
      this: Y.UpdateDecoderV1,
    ) {
      decoded += 1;
      return read.call(this);
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const structsIn = (update: Uint8Array): number => Y.decodeUpdate(update).structs.length;
  const own = (doc: Y.Doc) => structsIn(Y.encodeStateAsUpdate(doc));

  it('is decoded once, whatever it is asked on its way', async () => {
    const { join, log } = await openRoom();
    const [writer, reader] = [await join(nurse), await join(doctor)];
    const typed: Uint8Array[] = [];
    writer.doc.on('update', (update: Uint8Array) => typed.push(update));
    decoded = 0;
    typeInto(writer.doc, 'agenda', '見本');
    await settled();
    typeInto(writer.doc, 'agenda', 'です');
    await settled();
    const onTheWay = decoded;
    expect(log).toHaveLength(2);
    expect(onTheWay).toBe(typed.reduce((sum, each) => sum + structsIn(each), 0));
    expect(reader.frames()).toBe(2);
    expect(reader.text()).toBe(writer.text());
  });

  it('and so is each of those that wait together: they are one entry of their author and one frame', async () => {
    const { join, log, hold, commands } = await openRoom();
    const [writer, reader] = [await join(nurse), await join(doctor)];
    typeInto(writer.doc, 'agenda', 'は');
    await settled();
    reader.frames();
    const letGo = hold();
    typeInto(writer.doc, 'agenda', 'じ');
    await settled();
    decoded = 0;
    for (const letter of 'めました') typeInto(writer.doc, 'agenda', letter);
    letGo();
    await settled();
    // One struct each.
    expect(decoded).toBe(4);
    expect(log.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(commands).toHaveLength(3);
    expect(reader.frames()).toBe(2);
    expect(reader.text()).toBe(writer.text());
  });

  it('[MI24] what several wrote meanwhile comes in one frame, to each without their own', async () => {
    const { join, hold, live, log } = await openRoom();
    const [writer, other, reader] = [await join(nurse), await join(doctor), await join(doctor)];
    typeInto(writer.doc, 'agenda', '。');
    await settled();
    for (const each of [other, reader]) expect(each.frames()).toBe(1);
    const letGo = hold();
    typeInto(writer.doc, 'agenda', 'あ');
    await settled();
    typeInto(other.doc, 'agenda', 'い');
    typeInto(writer.doc, 'agenda', 'う');
    void live.append(nurse, { kind: 'commented', section: null, text: 'え' }, null);
    letGo();
    await settled();
    expect(log.slice(1).map(({ event }) => event.kind)).toEqual(['update', 'update', 'update', 'commented']);
    // あ was stored by itself, the others in one insert.
    expect([writer.frames(), other.frames(), reader.frames()]).toEqual([1, 2, 2]);
    expect(new Set([writer, other, reader].map(({ text }) => text())).size).toBe(1);
    expect(own(writer.doc)).toBe(own(reader.doc));
  });

  it('[MI25] is stored at once where one types, gathered where more follows soon, and held up by no record', async () => {
    const { join, live, log, commands } = await openRoom(async () => true, 3_600_000);
    const [writer, other, reader] = [await join(nurse), await join(doctor), await join(doctor)];
    typeInto(writer.doc, 'agenda', 'あ');
    await settled();
    expect(commands).toHaveLength(1);
    for (const each of [other, reader]) expect(each.frames()).toBe(1);
    for (const letter of 'いう') typeInto(writer.doc, 'agenda', letter);
    typeInto(other.doc, 'agenda', 'え');
    // Who reads is not held up either.
    await live.catchUp();
    await settled();
    expect(commands).toHaveLength(1);
    await live.append(doctor, { kind: 'commented', section: null, text: 'お' }, null);
    expect(commands).toHaveLength(2);
    expect(log.map(({ event }) => event.kind)).toEqual(['update', 'update', 'update', 'commented']);
    await settled();
    expect([writer.frames(), other.frames(), reader.frames()]).toEqual([1, 1, 1]);
    expect(new Set([writer, other, reader].map(({ text }) => text())).size).toBe(1);
  });

  it('leaves the state that a node which reads it from the log has, also after a race that was lost', async () => {
    const { join, live, log, others } = await openRoom();
    const [writer, reader] = [await join(nurse), await join(doctor)];
    typeInto(writer.doc, 'agenda', '先');
    await settled();
    others.push({
      ...{ id: 'x', n: 2, at: clock.now(), author: doctor, fact: null },
      event: { kind: 'commented', section: null, text: '先に' },
    });
    decoded = 0;
    typeInto(writer.doc, 'agenda', '後');
    typeInto(writer.doc, 'agenda', 'で');
    await settled();
    // What had lost was judged a second time, and not taken apart again.
    expect(decoded).toBe(2);
    expect(log.map(({ event }) => event.kind)).toEqual(['update', 'commented', 'update', 'update']);
    const elsewhere = new LiveDocument({
      ...{ document: 'd1' as never, state: emptyDocument, clock, hint: () => {} },
      rules: { ...collabBounds, sections: new Set(['agenda']) },
      store: { page: 500, read: async (_: string, after: number) => log.slice(after) } as never,
    });
    await elsewhere.catchUp();
    const seen = ({ state }: LiveDocument) => ({
      ...{ head: state.head, bytes: state.bytes, writers: [...state.writers] },
      deleted: [...state.deleted].map(([client, ranges]) => [client, [...ranges]]),
      places: packPlaces(state.places),
    });
    expect(seen(live)).toEqual(seen(elsewhere));
    reader.frames();
    expect(reader.text()).toBe(writer.text());
  });
});

describe('[AC5] what is stored while revocations are heard', () => {
  it('waits for the next hearing, and then comes in one frame', async () => {
    const hearings: ((heard: boolean) => void)[] = [];
    let asks = false;
    const { join } = await openRoom(() =>
      asks ? new Promise((resolve) => hearings.push(resolve)) : Promise.resolve(true),
    );
    const [writer, reader] = [await join(nurse), await join(doctor, true)];
    typeInto(writer.doc, 'agenda', '。');
    await settled();
    expect(reader.frames()).toBe(1);
    asks = true;
    typeInto(writer.doc, 'agenda', 'あ');
    await settled();
    for (const letter of 'いうえ') {
      typeInto(writer.doc, 'agenda', letter);
      await settled();
    }
    expect(hearings).toHaveLength(1);
    hearings.shift()?.(true);
    await settled();
    expect(reader.frames()).toBe(1);
    expect(reader.text()).toBe('<paragraph>。あ</paragraph>');
    expect(hearings).toHaveLength(1);
    hearings.shift()?.(true);
    await settled();
    expect(reader.frames()).toBe(1);
    expect(reader.text()).toBe(writer.text());
  });
});
