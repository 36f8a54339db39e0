import { expect, it } from '@jest/globals';
import mongoose, { type mongo } from 'mongoose';
import { pino } from 'pino';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import { ChannelLog } from '#server/channels/channelLog.ts';
import { openEntryStore } from '#server/channels/entryStore.ts';
import { openReadMarks } from '#server/channels/readMarks.ts';
import { sampleAuthor, sampleDraft } from '#tests/support/channelDrafts.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();

it('[PO2] writes are majority and journaled, reads are majority, and no read sorts', async () => {
  // Without the connection's defaults of platform/mongo.ts: the log states its own concerns.
  const db = await mongoose
    .createConnection(stores().mongoUri, { dbName: 'concerns', monitorCommands: true, autoIndex: false })
    .asPromise();
  const store = openEntryStore(db);
  await store.prepare();
  const seen: { name: string; command: Record<string, unknown> }[] = [];
  const watch = ({ commandName, command }: mongo.CommandStartedEvent) => {
    if (['insert', 'find', 'update', 'aggregate'].includes(commandName))
      seen.push({ name: commandName, command });
  };
  db.getClient().on('commandStarted', watch);
  const channel = newId<ChannelId>();
  const channelLog = new ChannelLog(channel, {
    store,
    log: pino({ level: 'silent' }),
    onHead: () => undefined,
  });
  const entry = await channelLog.append(sampleDraft('1', 'client-1'));
  await channelLog.append(sampleDraft('1', 'client-1'));
  await channelLog.idle();
  await store.range(channel, 0, 10);
  await store.thread(channel, null, 0, 10);
  await store.ofThreads(channel, [entry.id]);
  await store.ofKind(channel, 'visit-report', 0, 10);
  await store.byId(channel, newId<PostId>());
  await store.seqOfAttachment(channel, 'none');
  const inserts = seen.filter(({ name, command }) => name === 'insert' && command.insert === 'posts');
  expect(inserts.length).toBeGreaterThanOrEqual(2);
  for (const { command } of inserts) {
    expect(command).toMatchObject({ ordered: true, writeConcern: { w: 'majority', j: true } });
  }
  const reads = seen.filter(({ name }) => name === 'find');
  expect(reads.length).toBeGreaterThanOrEqual(8);
  for (const { command } of reads) {
    expect(command).toMatchObject({ readConcern: { level: 'majority' } });
    expect(command).not.toHaveProperty('sort');
  }
  seen.length = 0;
  const marks = openReadMarks(db);
  await marks.prepare();
  const run = [{ first: 1, last: 1 }];
  await marks.add(channel, sampleAuthor('1'), { read: run, settled: run }, new Date(), null);
  await marks.covering(channel, 1);
  await marks.ofChannel(channel);
  for (const { command } of seen.filter(({ name }) => name === 'find'))
    expect(command).toMatchObject({ readConcern: { level: 'majority' } });
  db.getClient().off('commandStarted', watch);
  await db.close();
});
