import { afterEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { pino } from 'pino';
import type { ChannelId } from '#domain/ids.ts';
import { openMongo } from '#platform/mongo.ts';
import { newId } from '#platform/newId.ts';
import { ChannelLog } from '#server/channels/channelLog.ts';
import { openEntryStore } from '#server/channels/entryStore.ts';
import { sampleDraft } from '#tests/support/channelDrafts.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type StoreProxy, startStoreProxy, type Trouble } from '#tests/support/storeProxy.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const opened: (Connection | StoreProxy)[] = [];
const log = pino({ level: 'silent' });

const openNode = async (uri: string, patienceMs = 10_000) => {
  const db = await openMongo(uri, { dbName: 'channel-log' });
  opened.push(db);
  const store = openEntryStore(db);
  await store.prepare();
  const logOf = (channel: ChannelId) =>
    new ChannelLog(channel, { store, log, patienceMs, onHead: () => undefined });
  return { db, store, logOf };
};
const throughProxy = async () => {
  const proxy = await startStoreProxy(stores().mongoUri);
  opened.push(proxy);
  const node = await openNode(proxy.uri);
  /** The first `times` inserts meet this trouble. */
  const meet = (trouble: Trouble, times = 1) => {
    let left = times;
    proxy.decide = (command) => (command.insert === 'posts' && left-- > 0 ? trouble : 'pass');
  };
  return { ...node, proxy, meet };
};
const appendMany = (channelLog: ChannelLog, account: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      channelLog.append(sampleDraft(account, `client-${account}-${at}`)),
    ),
  );

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

describe('the log of one channel', () => {
  it('[PO1] gives what waits the next numbers, in the order of its coming', async () => {
    const { logOf, store } = await openNode(stores().mongoUri);
    const channel = newId<ChannelId>();
    const appended = await appendMany(logOf(channel), '1', 250);
    expect(appended.map(({ seq }) => seq)).toEqual(Array.from({ length: 250 }, (_, at) => at + 1));
    expect(await store.range(channel, 0, 1000)).toEqual(appended);
  });

  it('[PO3] makes a retry the same post: in flight, later, and on another node', async () => {
    const one = await openNode(stores().mongoUri);
    const two = await openNode(stores().mongoUri);
    const channel = newId<ChannelId>();
    const here = one.logOf(channel);
    const draft = sampleDraft('1', 'client-retry');
    const [first, meanwhile] = await Promise.all([here.append(draft), here.append(draft)]);
    const later = await here.append(draft);
    const elsewhere = await two.logOf(channel).append(draft);
    expect([meanwhile, later, elsewhere]).toEqual([first, first, first]);
    expect(await one.store.range(channel, 0, 10)).toHaveLength(1);
  });

  it('carries the rest of a batch past a retry in its midst', async () => {
    const one = await openNode(stores().mongoUri);
    const two = await openNode(stores().mongoUri);
    const channel = newId<ChannelId>();
    const again = await two.logOf(channel).append(sampleDraft('1', 'client-1-2'));
    const appended = await appendMany(one.logOf(channel), '1', 5);
    expect(appended[2]).toEqual(again);
    expect(appended.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('[PO3] takes the same clientId of two authors for two posts', async () => {
    const { logOf } = await openNode(stores().mongoUri);
    const channelLog = logOf(newId<ChannelId>());
    const both = await Promise.all(
      ['1', '2'].map((who) => channelLog.append(sampleDraft(who, 'client-same'))),
    );
    expect(both.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('starts cold from a hint that lags', async () => {
    const one = await openNode(stores().mongoUri);
    const channel = newId<ChannelId>();
    const warm = one.logOf(channel);
    await appendMany(warm, '1', 130);
    await warm.idle();
    const hint = await one.store.hint(channel);
    expect(hint).toBeLessThanOrEqual(130);
    expect(await one.logOf(channel).readHead()).toBe(130);
    expect((await one.logOf(channel).append(sampleDraft('2', 'client-cold'))).seq).toBe(131);
  });

  it('[PO1] two nodes on one channel: gapless, none doubled, none lost', async () => {
    const nodes = await Promise.all([openNode(stores().mongoUri), openNode(stores().mongoUri)]);
    const channel = newId<ChannelId>();
    const appended = await Promise.all(
      nodes.map(({ logOf }, at) => appendMany(logOf(channel), String(at + 1), 200)),
    );
    const seqs = appended.flat().map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(400);
    expect((await nodes[0]!.store.range(channel, 0, 500)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 400 }, (_, at) => at + 1),
    );
  });
});

describe('a store that fails while it writes', () => {
  const troubles: Trouble[] = [
    'drop-reply',
    'drop-request',
    'not-primary',
    'stepped-down-after',
    'unacknowledged',
    'hang',
  ];
  it.each(troubles)(
    '[PO2] [PO3] %s: what is acknowledged stands once, and nothing is doubled',
    async (trouble) => {
      const { logOf, store, meet } = await throughProxy();
      const channel = newId<ChannelId>();
      const channelLog = logOf(channel);
      await channelLog.append(sampleDraft('1', 'client-before'));
      meet(trouble, 3);
      const appended = await appendMany(channelLog, '1', 20);
      const stored = await store.range(channel, 0, 100);
      expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
      expect(stored.slice(1)).toEqual(appended);
    },
    40_000,
  );

  it('gives back with N-01 what it could not make durable, and the retry is one post', async () => {
    const proxy = await startStoreProxy(stores().mongoUri);
    opened.push(proxy);
    const { logOf, store } = await openNode(proxy.uri, 300);
    const channel = newId<ChannelId>();
    const channelLog = logOf(channel);
    await channelLog.append(sampleDraft('1', 'client-before'));
    proxy.decide = (command) => ('insert' in command ? 'not-primary' : 'pass');
    await expect(channelLog.append(sampleDraft('1', 'client-late'))).rejects.toMatchObject({ code: 'N-01' });
    proxy.decide = () => 'pass';
    // Its patience of 300 ms is also that of the driver's search for the primary: asked again, as a client does.
    const again = await eventually(() => channelLog.append(sampleDraft('1', 'client-late')), 10_000);
    expect(again.seq).toBe(2);
    expect(await store.range(channel, 0, 10)).toHaveLength(2);
  }, 20_000);
});
