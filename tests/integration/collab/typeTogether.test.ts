import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { eventually } from '#tests/support/eventually.ts';
import { joinMinutes, type MinutesClient } from '#tests/support/minutesClient.ts';
import { type MinutesNode, startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const newAccount = () => randomBytes(12).toString('hex');

describe('the document door, two nodes', () => {
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(async () => {
    for (const client of clients) client.leave();
    await one?.close();
    await two?.close();
  });
  const stores = withTestStores();
  let one: MinutesNode;
  let two: MinutesNode;
  const clients: MinutesClient[] = [];
  const join = (node: MinutesNode, document: string, account: string, params = {}) => {
    const client = joinMinutes({ url: node.url, document, cookie: `account=${account}`, params });
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    const at = { mongoUri, redisUrl, dbName: `collab-${newAccount().slice(0, 8)}` };
    one = await startMinutesNode(at);
    two = await startMinutesNode(at);
  });

  it('a plain y-websocket client joins, and what one types on one node the other reads on the other', async () => {
    const document = await newMinutes(one.platform.db);
    const a = join(one, document, newAccount());
    const b = join(two, document, newAccount());
    await eventually(() => a.provider.synced && b.provider.synced);
    a.type('agenda', '退院後の住まいについて');
    await eventually(() => b.text('agenda') === '退院後の住まいについて');
    b.type('agenda', '。手すりの設置');
    await eventually(() => a.text('agenda') === '退院後の住まいについて。手すりの設置');
    const entries = await one.store.read(document, 0);
    expect(entries.map(({ event }) => event.kind)).toEqual(['update', 'update']);
    expect(new Set(entries.map(({ author }) => author.account)).size).toBe(2);
  });

  it('a cold join gets snapshot and tail, and the same text as the whole log makes', async () => {
    const document = await newMinutes(one.platform.db);
    const writer = join(one, document, newAccount(), { saved: '1' });
    await eventually(() => writer.provider.synced);
    let accepted = 0;
    // The message of our own, as docs/REALTIME.md has it.
    writer.provider.messageHandlers[100] = (_encoder, decoder) => {
      decoding.readVarUint(decoder);
      accepted = decoding.readVarUint(decoder);
    };
    let sent = 0;
    for (let line = 0; line < 260; line += 1) {
      writer.type('discussion', `${line} `);
      sent += 1;
      // One entry for each: wait until it is told to be stored.
      await eventually(() => accepted >= sent, 10_000);
    }
    await eventually(async () => (await one.snapshots.newest(document, 10_000)) !== null);
    const reader = join(two, document, newAccount());
    await eventually(() => reader.provider.synced);
    expect(reader.text('discussion')).toBe(writer.text('discussion'));
    const snapshot = await one.snapshots.newest(document, 10_000);
    expect(snapshot?.n).toBeGreaterThanOrEqual(200);
    // [MI7] What the next update is judged by is the same from a snapshot as from the whole log.
    const [warm, cold] = await Promise.all([one.logs.open(document), two.logs.open(document)]);
    expect(cold?.state.places.clients.size).toBe(1);
    expect(cold?.state).toEqual(warm?.state);
  }, 60_000);

  it('who joins a document with deletions in it adds nothing to its log', async () => {
    const document = await newMinutes(one.platform.db);
    const writer = join(one, document, newAccount());
    await eventually(() => writer.provider.synced);
    writer.type('remaining', '消す文字');
    writer.doc.getXmlFragment('remaining').delete(0, 1);
    writer.type('remaining', '残す文字');
    const count = async () => (await one.store.read(document, 0)).length;
    await eventually(async () => (await count()) > 0);
    const reader = join(two, document, newAccount());
    await eventually(() => reader.text('remaining') === '残す文字');
    const before = await count();
    const later = join(one, document, newAccount());
    await eventually(() => later.text('remaining') === '残す文字');
    reader.type('remaining', '。');
    await eventually(() => later.text('remaining') === '残す文字。');
    expect(await count()).toBe(before + 1);
  });

  it('[MI17] who typed or deleted while the line was away learns of 確定 on coming back, once and for good', async () => {
    const document = await newMinutes(one.platform.db);
    const [typist, eraser, reader] = [0, 1, 2].map(() => join(one, document, newAccount())) as [
      MinutesClient,
      MinutesClient,
      MinutesClient,
    ];
    await eventually(() => [typist, eraser, reader].every(({ provider }) => provider.synced));
    typist.type('agenda', '確定の前に書いた文。');
    await eventually(() => [eraser, reader].every((client) => client.text('agenda') !== ''));
    for (const { provider } of [typist, eraser, reader]) provider.disconnect();
    typist.type('agenda', '圏外で書いた文。');
    eraser.doc.getXmlFragment('agenda').delete(0, 1);
    const live = await two.logs.open(document);
    await live?.append(
      { account: newAccount() as never, position: null },
      { kind: 'finalised', seen: 1, patient: '見本', people: [] },
      null,
    );
    for (const { provider } of [typist, eraser, reader]) provider.connect();
    for (const client of [typist, eraser])
      await eventually(() => client.closed.some(({ code, reason }) => code === 4409 && reason === 'C-01'));
    // y-websocket takes 4400 to 4499 for the last word: it does not come again, nor does it look saved.
    for (const { provider } of [typist, eraser]) {
      expect(provider.shouldConnect).toBe(false);
      expect(provider.synced).toBe(false);
    }
    // Who wrote nothing reads on.
    await eventually(() => reader.provider.synced);
    expect(reader.closed).toEqual([]);
    expect((await one.store.read(document, 0)).map(({ event }) => event.kind)).toEqual([
      'update',
      'finalised',
    ]);
  });

  it('[MI17] after a break of the line a client is told what of its own was stored before it', async () => {
    const document = await newMinutes(one.platform.db);
    const client = join(one, document, newAccount(), { saved: '1' });
    let clocks = new Map<number, number>();
    client.provider.messageHandlers[100] = (_encoder, decoder) => {
      decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      clocks = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    };
    await eventually(() => client.provider.synced);
    client.type('agenda', '前');
    const clock = () => Y.decodeStateVector(Y.encodeStateVector(client.doc)).get(client.doc.clientID);
    await eventually(() => clocks.get(client.doc.clientID) === clock());
    client.provider.disconnect();
    clocks = new Map();
    client.provider.connect();
    await eventually(() => clocks.get(client.doc.clientID) === clock());
  });

  it('who typed offline and types on while joining again is taken, not sent round in circles', async () => {
    const document = await newMinutes(one.platform.db);
    const client = join(one, document, newAccount());
    await eventually(() => client.provider.synced);
    client.type('agenda', '前');
    client.provider.disconnect();
    client.type('agenda', '留守');
    // Types at once on every new line, before any answer of the server: each such update leans on what it lacks.
    client.provider.on('status', ({ status }) => {
      // After y-websocket's own first words (step 1), which it says when this event is over.
      if (status === 'connected') queueMicrotask(() => client.type('agenda', '後'));
    });
    client.provider.connect();
    const reader = join(two, document, newAccount());
    await eventually(() => reader.text('agenda') === '前留守後');
    expect(client.closed.filter(({ code }) => code === 4205)).toEqual([]);
  });

  it('carets show who the server says it is, on the other node too, and go when the person goes', async () => {
    const document = await newMinutes(one.platform.db);
    const account = newAccount();
    const a = join(one, document, account);
    const b = join(two, document, newAccount());
    await eventually(() => a.provider.synced && b.provider.synced);
    a.provider.awareness.setLocalStateField('user', { name: '別人', color: '#fff' });
    const seen = await eventually(() => b.provider.awareness.getStates().get(a.doc.clientID));
    expect(seen?.user).toMatchObject({ name: `見本 ${account.slice(-4)}`, position: '訪問看護師' });
    a.leave();
    await eventually(() => !b.provider.awareness.getStates().has(a.doc.clientID));
  });
});
