import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { ChannelId } from '#domain/ids.ts';
import { openMongo } from '#platform/mongo.ts';
import { newId } from '#platform/newId.ts';
import { ChannelLog } from '#server/channels/channelLog.ts';
import { openEntryStore } from '#server/channels/entryStore.ts';
import { sampleDraft } from '#tests/support/channelDrafts.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const dbName = 'log-survives';
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const openStore = async () => {
  const db = await openMongo(stores().mongoUri, { dbName });
  const store = openEntryStore(db);
  await store.prepare();
  return { db, store };
};

const startNode = async (channel: ChannelId, onAcknowledged: (clientId: string, seq: number) => void) => {
  const program = new URL('../../support/appendingNode.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, stores().mongoUri, dbName, channel], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  children.push(child);
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  lines.on('line', (line) => {
    const [clientId = '', seq] = line.split(' ');
    if (seq !== 'refused') onAcknowledged(clientId, Number(seq));
  });
  return {
    ask: (account: string, clientId: string) => child.stdin.write(`${account} ${clientId}\n`),
    kill9: async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
    end: async () => {
      child.stdin.end();
      await once(child, 'close');
    },
  };
};

it('[PO1] [PO2] a server killed with -9 under load: nothing acknowledged is missing, nothing doubled, nothing skipped', async () => {
  const { db, store } = await openStore();
  const channel = newId<ChannelId>();
  const acknowledged = new Map<string, number>();
  const wanted = Array.from({ length: 600 }, (_, at) => `client-${at}`);
  const accept = (clientId: string, seq: number) => {
    // A post has one number for good, over however many retries.
    expect(acknowledged.get(clientId) ?? seq).toBe(seq);
    acknowledged.set(clientId, seq);
  };
  for (const killedAfter of [40, 150, 300]) {
    const nodes = await Promise.all([startNode(channel, accept), startNode(channel, accept)]);
    const goal = acknowledged.size + Math.min(killedAfter, 100);
    // Both get all: each is the other's retry.
    for (const clientId of wanted.filter((one) => !acknowledged.has(one)))
      for (const node of nodes) node.ask('1', clientId);
    for (let waited = 0; acknowledged.size < goal && waited < 5_000; waited += 5)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all(nodes.map((node) => node.kill9()));
  }
  const last = await startNode(channel, accept);
  for (const clientId of wanted) last.ask('1', clientId);
  await last.end();

  const stored = await store.range(channel, 0, 10_000);
  expect(stored.map(({ seq }) => seq)).toEqual(wanted.map((_, at) => at + 1));
  expect(new Map(stored.map(({ clientId, seq }) => [clientId, seq]))).toEqual(acknowledged);
  await db.close();
}, 60_000);

it('[PO1] [PO2] a store killed with -9 under load: nothing acknowledged is missing, nothing doubled, nothing skipped', async () => {
  const { db, store } = await openStore();
  const channel = newId<ChannelId>();
  const channelLog = new ChannelLog(channel, {
    store,
    log: pino({ level: 'silent' }),
    onHead: () => undefined,
    patienceMs: 20_000,
  });
  const acknowledged = new Map<string, number>();
  let writing = true;
  const writers = Array.from({ length: 8 }, async (_, who) => {
    for (let at = 0; writing || at < 10; at += 1) {
      const { clientId, seq } = await channelLog.append(sampleDraft(String(who), `client-${who}-${at}`));
      acknowledged.set(`${who}:${clientId}`, seq);
    }
  });
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await stores().mongo.kill9();
    await stores().mongo.start();
  }
  await new Promise((resolve) => setTimeout(resolve, 150));
  writing = false;
  await Promise.all(writers);

  const stored = await store.range(channel, 0, 1_000_000);
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, at) => at + 1));
  const bySeq = new Map(stored.map((entry) => [entry.seq, entry.clientId]));
  expect(bySeq.size).toBe(acknowledged.size);
  for (const [name, seq] of acknowledged) expect(name.endsWith(bySeq.get(seq) ?? '?')).toBe(true);
  await db.close();
}, 60_000);
