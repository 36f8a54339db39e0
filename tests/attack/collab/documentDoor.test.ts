import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { awarenessMessage, stepOne, updateMessage } from '#collab/messages.ts';
import type { AdmissionEvents, CollabPorts } from '#collab/ports.ts';
import { collabBounds } from '#contracts/collab.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type Forged, forgeUpdate } from '#tests/support/forgeUpdate.ts';
import { joinMinutes, type MinutesClient, typeInto } from '#tests/support/minutesClient.ts';
import { type MinutesNode, startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { nestItems } from '#tests/support/nestedMinutes.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const newAccount = () => randomBytes(12).toString('hex');
const comeAgain = 4205;

describe('attacks at the document door', () => {
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(async () => {
    for (const client of clients) client.leave();
    await node?.close();
  });
  const stores = withTestStores();
  const clients: MinutesClient[] = [];
  const admitted = new Map<string, AdmissionEvents>();
  let node: MinutesNode;
  let document: string;
  let mayEdit = true;

  let judgement = Promise.resolve();
  let waiting = 0;
  /** Everybody who comes from now on waits at the door, until the answer is called. */
  const holdJudgement = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    judgement = promise;
    waiting = 0;
    return () => {
      judgement = Promise.resolve();
      resolve();
    };
  };

  const admit: CollabPorts['admit'] = async (actor, id, events) => {
    waiting += 1;
    await judgement;
    if (id !== document) return { refused: 'final' };
    admitted.set(actor.account, events);
    const held = { mayEdit, crosses: true, fact: null };
    return { ...held, maySend: () => true, provide: async () => {}, close: async () => {} };
  };
  const join = (account: string) => {
    const client = joinMinutes({ url: node.url, document, cookie: `account=${account}` });
    clients.push(client);
    return client;
  };
  const raw = (account: string | null, id = document) =>
    rawMinutesSocket(node.url, id, account === null ? null : `account=${account}`);
  const head = async () => (await node.store.read(document as never, 0)).length;
  const docOf = (clientId: number) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return doc;
  };

  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    node = await startMinutesNode({
      mongoUri,
      redisUrl,
      dbName: `attack-${newAccount().slice(0, 8)}`,
      admit,
    });
    document = await newMinutes(node.platform.db);
  });

  it('without a session: 4401; an unknown document, no relation, and no id at all: the same 4403', async () => {
    const nobody = raw(null);
    expect(await nobody.closed).toEqual({ code: 4401, reason: 'A-02' });
    const answers = await Promise.all(
      ['0'.repeat(24), newAccount(), 'nonsense', 'a/b', '%00'].map((id) => raw(newAccount(), id).closed),
    );
    expect(new Set(answers.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ code: 4403, reason: 'A-01' })]),
    );
  });

  it('[MI4] new structs under a client id of another account are refused, and the text stays as it was', async () => {
    const victim = join(newAccount());
    await eventually(() => victim.provider.synced);
    victim.type('agenda', '本人の言葉');
    await eventually(async () => (await head()) > 0);
    const forger = docOf(victim.doc.clientID);
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(victim.doc));
    // Yjs itself gives way when it hears of its own id from elsewhere; a forger does not.
    forger.clientID = victim.doc.clientID;
    const before = Y.encodeStateVector(forger);
    typeInto(forger, 'agenda', '、と偽って書く');
    const thief = raw(newAccount());
    await thief.opened;
    const stored = await head();
    thief.send(updateMessage(Y.encodeStateAsUpdate(forger, before)));
    expect((await thief.closed).code).toBe(comeAgain);
    expect(await head()).toBe(stored);
    expect(victim.text('agenda')).toBe('本人の言葉');
  });

  it('a gap of clocks, and deletions of what is not written yet, are refused', async () => {
    const writer = docOf(4_001);
    typeInto(writer, 'conclusion', 'あ');
    const first = Y.encodeStateVector(writer);
    typeInto(writer, 'conclusion', 'い');
    const gap = raw(newAccount());
    await gap.opened;
    gap.send(updateMessage(Y.encodeStateAsUpdate(writer, first)));
    expect((await gap.closed).code).toBe(comeAgain);

    // Deletes clocks 0-999 of a client that has not said a word: all it writes later would vanish.
    const swallow = raw(newAccount());
    await swallow.opened;
    swallow.send(updateMessage(new Uint8Array([0, 1, 0xa2, 0x1f, 1, 0, 0xe7, 0x07])));
    expect((await swallow.closed).code).toBe(comeAgain);
  });

  it('text outside the sections of the form, embeds and subdocuments are refused', async () => {
    const make = [
      (doc: Y.Doc) => typeInto(doc, 'hidden', 'x'),
      (doc: Y.Doc) => doc.getText('agenda').insertEmbed(0, { image: 'https://example.com/x.png' }),
      (doc: Y.Doc) => doc.getArray('agenda').insert(0, [new Y.Doc()]),
      (doc: Y.Doc) => doc.getXmlFragment('agenda').insert(0, [new Y.XmlElement('script')]),
      (doc: Y.Doc) => doc.getArray('agenda').insert(0, [new Uint8Array(9)]),
      // [MI7] 45 kB that nobody could read, print or delete again.
      (doc: Y.Doc) => nestItems(doc, 'agenda', 3_000),
    ];
    const stored = await head();
    for (const [at, change] of make.entries()) {
      const doc = docOf(5_000 + at);
      change(doc);
      const socket = raw(newAccount());
      await socket.opened;
      socket.send(updateMessage(Y.encodeStateAsUpdate(doc)));
      expect((await socket.closed).code).toBe(4400);
    }
    expect(await head()).toBe(stored);
  });

  it('[MI8] any struct outside the tree of the form is refused, named by id or by neighbour, at once or later', async () => {
    const honest = docOf(6_000);
    const paragraph = new Y.XmlElement('paragraph');
    const line = new Y.XmlText();
    const list = new Y.XmlElement('bulletList');
    const item = new Y.XmlElement('listItem');
    const marked = () => line.insert(0, '10mg', { strike: {}, bold: null });
    honest.transact(() => {
      honest.getXmlFragment('discussion').insert(0, [paragraph, list]);
      paragraph.insert(0, [line, new Y.XmlElement('hardBreak')]);
      list.insert(0, [item]);
      item.insert(0, [new Y.XmlElement('paragraph')]);
      marked();
    });
    const writer = raw(newAccount());
    await writer.opened;
    const before = await head();
    writer.send(updateMessage(Y.encodeStateAsUpdate(honest)));
    await eventually(async () => (await head()) > before);
    const idOf = (type: { _item: Y.Item | null }): Y.ID => type._item?.id as Y.ID;
    const text = () => new Y.ContentType(new Y.XmlText());
    const element = (name: string) => new Y.ContentType(new Y.XmlElement(name));
    const characters = new Y.ContentString('x');
    const bad: Omit<Forged, 'client' | 'clock'>[][] = [
      [{ content: text(), parent: 'discussion' }],
      [{ content: text(), origin: idOf(paragraph) }],
      [{ content: characters, parent: 'discussion' }],
      [{ content: characters, rightOrigin: idOf(paragraph) }],
      [{ content: characters, parent: idOf(paragraph) }],
      [{ content: characters, origin: idOf(line) }],
      [{ content: element('paragraph'), parent: idOf(line) }],
      [{ content: text(), parent: idOf(list) }],
      [{ content: element('paragraph'), parent: idOf(list) }],
      [{ content: element('listItem'), parent: idOf(paragraph) }],
      [{ content: element('hardBreak'), parent: 'discussion' }],
      [{ content: new Y.ContentFormat('bold', {}), parent: idOf(paragraph) }],
      [{ content: new Y.ContentFormat('bold', 'x' as never), parent: idOf(line) }],
      [{ content: new Y.ContentFormat('link', {}), parent: idOf(line) }],
      [{ content: new Y.ContentAny(['隠した文']), parent: idOf(paragraph), parentSub: 'title' }],
      [{ content: new Y.ContentAny(['隠した文']), parent: 'discussion', parentSub: 'title' }],
      [{ content: characters, parent: idOf(line), parentSub: 'title' }],
      ...[new Y.ContentAny(['x']), new Y.ContentJSON(['x']), new Y.ContentBinary(new Uint8Array(1))].map(
        (content) => [{ content, parent: idOf(line) }],
      ),
      [{ content: new Y.ContentEmbed({ x: 1 }), parent: idOf(line) }],
      [{ content: new Y.ContentDoc(new Y.Doc()), parent: idOf(item) }],
      ...[new Y.Map(), new Y.Array(), new Y.Text(), new Y.XmlFragment(), new Y.XmlHook('paragraph')].map(
        (type) => [{ content: new Y.ContentType(type as never), parent: 'discussion' }],
      ),
      // Two neighbours of two parents.
      [{ content: element('paragraph'), origin: idOf(paragraph), rightOrigin: idOf(item.get(0)) }],
      // Below a node of the same message.
      [
        { content: element('paragraph'), parent: 'discussion' },
        { content: characters, parent: Y.createID(0, 0) },
      ],
    ];
    const stored = await head();
    for (const [at, structs] of bad.entries()) {
      const client = 6_100 + at;
      const socket = raw(newAccount());
      await socket.opened;
      socket.send(
        updateMessage(
          forgeUpdate(
            structs.map((struct, clock) => ({
              ...struct,
              ...(clock > 0 ? { parent: Y.createID(client, 0) } : {}),
              ...{ client, clock },
            })),
          ),
        ),
      );
      expect({ at, code: (await socket.closed).code }).toEqual({ at, code: 4400 });
    }
    expect(await head()).toBe(stored);
  });

  it('malformed and oversized messages end with the documented code, and the door stays open', async () => {
    const bad: [Uint8Array, number][] = [
      [new Uint8Array([]), 4400],
      [new Uint8Array([0]), 4400],
      [new Uint8Array([9, 9, 9]), 4400],
      [new Uint8Array([0, 0, 5, 1]), 4400],
      [new Uint8Array([0, 2, 3, 255, 255, 255]), 4400],
      [new Uint8Array([1, 4, 1, 1, 1, 0]), 4400],
      [new Uint8Array([2, 0]), 4400],
      [new Uint8Array(collabBounds.messageBytes + 1), 4400],
      [new Uint8Array(collabBounds.frameBytes + 1), 1009],
      [updateMessage(new Uint8Array(100).fill(255)), 4400],
    ];
    for (const [bytes, code] of bad) {
      const socket = raw(newAccount());
      await socket.opened;
      await eventually(() => socket.heard.length > 0);
      socket.send(bytes);
      expect({ bytes: bytes.length, code: (await socket.closed).code }).toEqual({
        bytes: bytes.length,
        code,
      });
    }
    const socket = raw(newAccount());
    await socket.opened;
    await eventually(() => socket.heard.length > 0);
    for (let at = 0; at < collabBounds.messageBurst + 200; at += 1) socket.send(new Uint8Array([3]));
    expect(await socket.closed).toEqual({ code: comeAgain, reason: 'V-04' });
    const honest = join(newAccount());
    await eventually(() => honest.provider.synced);
  });

  it('a flood before anybody is judged is not read: it waits at its sender, and ends once judged', async () => {
    const judge = holdJudgement();
    const socket = raw(newAccount());
    await socket.opened;
    const flood = 64 * 1024 * 1024;
    const word = new Uint8Array(60_000).fill(3);
    for (let sent = 0; sent < flood; sent += word.length) socket.send(word);
    // What a kernel keeps for two ends of a line is a few MiB; the rest must not have been taken from the sender.
    await eventually(() => waiting > 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(socket.socket.bufferedAmount).toBeGreaterThan(flood / 2);
    judge();
    expect(await socket.closed).toEqual({ code: comeAgain, reason: 'V-04' });
    const release = holdJudgement();
    const large = raw(newAccount());
    await large.opened;
    large.send(new Uint8Array(collabBounds.messageBytes + 1));
    expect(await large.closed).toEqual({ code: 4400, reason: 'V-02' });
    release();
  });

  it('an honest client types on while it is judged, however long that takes: nothing is lost', async () => {
    const judge = holdJudgement();
    const watcher = join(newAccount());
    const writer = join(newAccount());
    await eventually(() => writer.provider.wsconnected);
    const words = Array.from({ length: 200 }, (_, at) => `${at}、`);
    for (const word of words) {
      writer.type('conclusion', word);
      writer.provider.awareness.setLocalStateField('cursor', { anchor: null, head: null });
      await new Promise((resolve) => setImmediate(resolve));
    }
    // Somebody else comes and is answered: by then the door has heard what was typed before.
    await raw(null).closed;
    judge();
    await eventually(() => watcher.text('conclusion') === words.join(''));
    expect(writer.closed).toEqual([]);
  });

  it("a connection moves its own awareness only, and under its own account's name", async () => {
    const watcher = join(newAccount());
    const other = join(newAccount());
    await eventually(() => watcher.provider.synced && other.provider.synced);
    // y-protocols shows a state from its second clock on.
    other.provider.awareness.setLocalStateField('cursor', { anchor: null, head: null });
    await eventually(() => watcher.provider.awareness.getStates().has(other.doc.clientID));
    const liarAccount = newAccount();
    const liar = raw(liarAccount);
    await liar.opened;
    liar.send(stepOne(new Uint8Array([0])));
    const user = { name: '別の人' };
    liar.send(awarenessMessage([{ client: 77_777, clock: 1, state: { user, admin: true } }]));
    liar.send(awarenessMessage([{ client: other.doc.clientID, clock: 999, state: null }]));
    const state = await eventually(() => watcher.provider.awareness.getStates().get(77_777));
    expect(Object.keys(state ?? {})).toEqual(['user']);
    expect(state?.user).toMatchObject({ name: `見本 ${liarAccount.slice(-4)}` });
    expect(watcher.provider.awareness.getStates().has(other.doc.clientID)).toBe(true);
    liar.end();
    await eventually(() => !watcher.provider.awareness.getStates().has(77_777));
  });

  it('[MI9] a caret that is no place in the text reaches nobody, neither from a browser nor by a hint of a node', async () => {
    const watcher = join(newAccount());
    await eventually(() => watcher.provider.synced);
    const id = { client: 1, clock: 0 };
    const good = { type: id, item: id, assoc: 0 };
    const bad: unknown[] = [
      ...[{}, [], 'x', 1, true, { anchor: good }, { anchor: null, head: null }],
      ...[
        {},
        null,
        { assoc: 0 },
        { item: id },
        { tname: 'hidden' },
        { tname: 'agenda', type: id },
        { type: { client: -1, clock: 0 } },
        { type: { client: 2 ** 32, clock: 0 } },
        { type: { client: 1, clock: 2 ** 31 } },
        { type: { client: '1', clock: 0 } },
        { type: { client: 1, clock: 0.5 } },
        { ...good, assoc: 'x' },
        { ...good, more: 1 },
      ].flatMap((place) => [
        { anchor: place, head: good },
        { anchor: good, head: place },
      ]),
    ];
    const socket = raw(newAccount());
    await socket.opened;
    const client = 88_001;
    let clock = 1;
    const seen = () => watcher.provider.awareness.getStates().get(client);
    const say = (state: Record<string, unknown>) =>
      socket.send(awarenessMessage([{ client, clock: clock++, state }]));
    const hint = (more: object) =>
      node.platform.redis.publish(
        `${node.platform.redisPrefix}minutes:presence`,
        JSON.stringify({
          node: 'another',
          document,
          account: newAccount(),
          position: null,
          here: true,
          ...more,
        }),
      );
    for (const cursor of bad) {
      say({ cursor, user: { name: '別の人' }, more: 'x' });
      const marked = { tname: 'agenda', assoc: clock };
      say({ cursor: { anchor: marked, head: marked } });
      // Heard in order: the good one has come, so the bad one before it has come too, or never will.
      const shown: unknown[] = [];
      const note = () => shown.push(seen()?.cursor);
      watcher.provider.awareness.on('change', note);
      await eventually(
        () => JSON.stringify(seen()?.cursor) === JSON.stringify({ anchor: marked, head: marked }),
      );
      watcher.provider.awareness.off('change', note);
      expect(shown).not.toContainEqual(cursor);
      expect(Object.keys(seen() ?? {}).sort()).toEqual(['cursor', 'user']);
    }
    for (const [at, cursor] of bad.entries()) await hint({ client: 89_000 + at, clock: 1, cursor });
    await hint({ client: 2 ** 40, clock: 1, cursor: { anchor: good, head: good } });
    await hint({ client: 89_999, clock: 1, cursor: { anchor: good, head: good } });
    await eventually(() => watcher.provider.awareness.getStates().has(89_999));
    const states = watcher.provider.awareness.getStates();
    expect(states.get(89_999)?.cursor).toEqual({ anchor: good, head: good });
    expect(bad.map((_, at) => Object.keys(states.get(89_000 + at) ?? { user: 1 }))).toEqual(
      bad.map(() => ['user']),
    );
    expect(states.has(2 ** 40)).toBe(false);
    const tooHigh = raw(newAccount());
    await tooHigh.opened;
    tooHigh.send(awarenessMessage([{ client: 2 ** 32, clock: 1, state: {} }]));
    expect((await tooHigh.closed).code).toBe(4400);
  });

  it('an admission that ends closes: 4205 to be judged again, 4403 for good', async () => {
    const [soon, never] = [newAccount(), newAccount()];
    const [a, b] = [raw(soon), raw(never)];
    await Promise.all([a.opened, b.opened]);
    await eventually(() => a.heard.length > 0 && b.heard.length > 0);
    admitted.get(soon)?.ended('come-again');
    admitted.get(never)?.ended('final');
    expect((await a.closed).code).toBe(comeAgain);
    expect(await b.closed).toEqual({ code: 4403, reason: 'A-01' });
  });

  it('[MI17] a reader reads; what it writes is stored nowhere, and it is told so for good', async () => {
    mayEdit = false;
    try {
      const reader = join(newAccount());
      await eventually(() => reader.provider.synced);
      const stored = await head();
      reader.type('remaining', '読むだけの人の文字');
      await eventually(() => reader.closed.some(({ code, reason }) => code === 4403 && reason === 'A-06'));
      expect(reader.provider.shouldConnect).toBe(false);
      expect(await head()).toBe(stored);
    } finally {
      mayEdit = true;
    }
  });

  it('noise with a seed: the door answers with a close code or silence, and never falls', async () => {
    let seed = Number(process.env.COLLAB_SEED ?? Date.now() % 2 ** 31);
    const first = seed;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    const honest = docOf(90_001);
    typeInto(honest, 'discussion', '雑音の土台');
    const base = updateMessage(Y.encodeStateAsUpdate(honest));
    const account = newAccount();
    for (let round = 0; round < 60; round += 1) {
      const socket = raw(account);
      await socket.opened;
      const bytes = Uint8Array.from(base);
      for (let flips = 0; flips <= next(6); flips += 1) bytes[2 + next(bytes.length - 2)] = next(256);
      socket.send(bytes);
      const code = await Promise.race([
        socket.closed.then((end) => end.code),
        eventually(() => socket.heard.length > 0).then(() => 0),
      ]);
      expect({ seed: first, round, known: [0, 4400, 4205].includes(code) }).toEqual({
        seed: first,
        round,
        known: true,
      });
      socket.end();
    }
    const reader = join(newAccount());
    await eventually(() => reader.provider.synced);
    // What was taken of the noise makes a document still: nothing waits for what never comes.
    expect(reader.doc.store.pendingStructs).toBeNull();
    expect(reader.doc.store.pendingDs).toBeNull();
  }, 30_000);
});
