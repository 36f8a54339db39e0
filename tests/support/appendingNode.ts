import { createInterface } from 'node:readline';
import { pino } from 'pino';
import type { ChannelId } from '#domain/ids.ts';
import { openMongo } from '#platform/mongo.ts';
import { ChannelLog } from '#server/channels/channelLog.ts';
import { openEntryStore } from '#server/channels/entryStore.ts';
import { sampleDraft } from './channelDrafts.ts';

// A process of its own that a test kills: for each line `account clientId` it appends a post, and says
// `clientId seq` when it is acknowledged.
const [uri = '', dbName = '', channel = ''] = process.argv.slice(2);
const db = await openMongo(uri, { dbName });
const store = openEntryStore(db);
const channelLog = new ChannelLog(channel as ChannelId, {
  store,
  log: pino({ level: 'silent' }),
  onHead: () => undefined,
});
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [account = '', clientId = ''] = line.split(' ');
  channelLog.append(sampleDraft(account, clientId)).then(
    ({ seq }) => process.stdout.write(`${clientId} ${seq}\n`),
    () => process.stdout.write(`${clientId} refused\n`),
  );
}
await channelLog.idle();
await db.close();
