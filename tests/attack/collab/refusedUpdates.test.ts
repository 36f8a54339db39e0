import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { updateMessage } from '#collab/messages.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type Forged, forgeUpdate } from '#tests/support/forgeUpdate.ts';
import { typeInto } from '#tests/support/minutesClient.ts';
import { nestItems } from '#tests/support/nestedMinutes.ts';
import { newAccount } from '#tests/support/newAccount.ts';
import { withDocumentDoor } from '#tests/support/withDocumentDoor.ts';

const comeAgain = 4205;

describe('attacks at the document door', () => {
  const door = withDocumentDoor();
  const { join, raw, head } = door;
  const docOf = (clientId: number) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return doc;
  };

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

  it('[VA1] half a character, as bytes that are no UTF-8, is refused', async () => {
    const doc = docOf(5_900);
    typeInto(doc, 'agenda', 'あいう');
    const update = Y.encodeStateAsUpdate(doc);
    const text = [...new TextEncoder().encode('い')];
    const at = update.findIndex((_, i) => text.every((byte, k) => update[i + k] === byte));
    expect(at).toBeGreaterThan(0);
    // U+D83D alone, as three bytes: what an encoder without care makes of it.
    update.set([0xed, 0xa0, 0xbd], at);
    const stored = await head();
    const socket = raw(newAccount());
    await socket.opened;
    socket.send(updateMessage(update));
    expect((await socket.closed).code).toBe(4400);
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

  it('[MI17] a reader reads; what it writes is stored nowhere, and it is told so for good', async () => {
    door.letEdit(false);
    try {
      const reader = join(newAccount());
      await eventually(() => reader.provider.synced);
      const stored = await head();
      reader.type('remaining', '読むだけの人の文字');
      await eventually(() => reader.closed.some(({ code, reason }) => code === 4403 && reason === 'A-06'));
      expect(reader.provider.shouldConnect).toBe(false);
      expect(await head()).toBe(stored);
    } finally {
      door.letEdit(true);
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
