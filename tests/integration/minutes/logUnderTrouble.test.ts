import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { newId } from '#platform/newId.ts';
import { eventually } from '#tests/support/eventually.ts';
import { typeInto } from '#tests/support/minutesClient.ts';
import { type MinutesNode, startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { type StoreProxy, startStoreProxy, type Trouble } from '#tests/support/storeProxy.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const newAuthor = () => ({ account: randomBytes(12).toString('hex') as never, position: null });

describe('the log of minutes before a store that fails while it is written', () => {
  let proxy: StoreProxy;
  let troubled: MinutesNode;
  let other: MinutesNode;
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(async () => {
    if (proxy !== undefined) proxy.decide = () => 'pass';
    await troubled?.close();
    await other?.close();
    await proxy?.close();
  }, 20_000);
  const stores = withTestStores();
  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    const dbName = 'minutes-trouble';
    proxy = await startStoreProxy(mongoUri);
    other = await startMinutesNode({ mongoUri, redisUrl, dbName });
    troubled = await startMinutesNode({ mongoUri: proxy.uri, redisUrl, dbName });
  });

  it('[MI1] nothing acknowledged is missing, nothing stands twice, and the log has no gap', async () => {
    let seed = Number(process.env.COLLAB_SEED ?? Date.now() % 2 ** 31);
    const first = seed;
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const troubles: Trouble[] = [
      'drop-reply',
      'drop-request',
      'not-primary',
      'stepped-down-after',
      'unacknowledged',
    ];
    proxy.decide = (command) => {
      const isLog = command.insert === 'minutesLog' || command.find === 'minutesLog';
      if (!isLog || next() > (command.insert === undefined ? 0.1 : 0.5)) return 'pass';
      return troubles[Math.floor(next() * troubles.length)] ?? 'pass';
    };
    const document = await newMinutes(other.platform.db);
    const acknowledged = new Map<string, number>();
    const writeOn = async (node: MinutesNode, name: string) => {
      // A read that fails twice is not answered: the door says so (1013), and whoever wants in comes again.
      const live = await eventually(() => node.logs.open(document), 10_000);
      if (live === null) throw new Error('no document');
      const author = newAuthor();
      const doc = new Y.Doc();
      const stored: Promise<unknown>[] = [];
      doc.on('update', (update: Uint8Array) => stored.push(live.appendUpdate(author, update, null, doc)));
      for (let round = 0; round < 25; round += 1) {
        typeInto(doc, 'discussion', `${name}${round} `);
        const id = newId();
        const n = await live.append(
          author,
          { kind: 'commented', section: null, text: `${name}${round}` },
          null,
          id,
        );
        acknowledged.set(id, n);
      }
      await Promise.all(stored);
      return doc;
    };
    const docs = await Promise.all([writeOn(troubled, 'あ'), writeOn(troubled, 'い'), writeOn(other, 'う')]);
    const log = await other.store.read(document, 0);
    expect({ seed: first, ns: log.map(({ n }) => n) }).toEqual({
      seed: first,
      ns: log.map((_, at) => at + 1),
    });
    for (const [id, n] of acknowledged)
      expect({ seed: first, id: log[n - 1]?.id }).toEqual({ seed: first, id });
    expect(log.filter(({ event }) => event.kind === 'commented')).toHaveLength(75);
    const whole = new Y.Doc();
    for (const { event } of log) if (event.kind === 'update') Y.applyUpdate(whole, event.update);
    expect(whole.store.pendingStructs).toBeNull();
    const text = whole.getXmlFragment('discussion').toString();
    for (const name of ['あ', 'い', 'う']) {
      for (let round = 0; round < 25; round += 1) expect(text.split(`${name}${round} `).length).toBe(2);
    }
    for (const doc of [...docs, whole]) doc.destroy();
  }, 60_000);

  it('[MI2] 確定 by one node and writing by another have one order, whoever is faster', async () => {
    proxy.decide = () => 'pass';
    for (let round = 0; round < 10; round += 1) {
      const document = await newMinutes(other.platform.db);
      const [a, b] = await Promise.all([troubled.logs.open(document), other.logs.open(document)]);
      const writes = Array.from({ length: 8 }, (_, at) =>
        a?.append(newAuthor(), { kind: 'commented', section: null, text: `${at}` }, null).then(
          (n) => n,
          (error: Error) => error.message,
        ),
      );
      const finalised = await b?.append(
        newAuthor(),
        { kind: 'finalised', seen: 0, patient: '見本', people: [] },
        null,
      );
      const late = await a
        ?.append(newAuthor(), { kind: 'commented', section: null, text: '遅い' }, null)
        .catch((error: Error) => error.message);
      expect(late).toBe('finalised');
      for (const n of await Promise.all(writes)) {
        if (typeof n === 'number') expect(n).toBeLessThan(finalised ?? 0);
        else expect(n).toBe('finalised');
      }
      expect((await other.store.read(document, 0)).at(-1)?.n).toBe(finalised);
    }
  });
});
