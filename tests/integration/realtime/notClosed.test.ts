import { afterEach, expect, it } from '@jest/globals';
import { careRegion } from '#tests/support/careRegion.ts';
import { startChannelNode, testSessions } from '#tests/support/channelNode.ts';
import { eventually } from '#tests/support/eventually.ts';
import { startStoreProxy } from '#tests/support/storeProxy.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

it('[WA15] a provision that could not be closed for a while keeps nobody from what is posted later', async () => {
  const region = careRegion();
  const { channel, actors } = region;
  const proxy = await startStoreProxy(stores().mongoUri);
  opened.push(proxy);
  const node = await startChannelNode({
    ...{ mongoUri: proxy.uri, redisUrl: stores().redisUrl, dbName: 'not-closed' },
    ...{ region, sessions: testSessions(actors) },
  });
  opened.push(node);
  const doctor = await node.connect(actors.doctor);
  const nurse = await node.connect(actors.nurse);
  await nurse.ask('channel:open', { channel });
  const words = { channel, clientId: 'client-a', kind: 'post', text: '見本' };
  expect(await doctor.ask('post:create', words)).toMatchObject({ ok: true });
  await eventually(() => nurse.of('post:appended').length === 1);
  // The driver asks a second time by itself: the close has failed when both were lost.
  let lost = 0;
  proxy.decide = (command) => (command.update === 'provisions' && ++lost <= 2 ? 'drop-request' : 'pass');
  await node.revocations.commit(async () => undefined, [{ kind: 'patient', id: region.patient.id }]);
  await eventually(() => lost >= 2);
  expect(await doctor.ask('post:create', { ...words, clientId: 'client-b' })).toMatchObject({ ok: true });
  await eventually(() => nurse.of('post:appended').length === 2, 15_000);
  expect(nurse.of('post:appended')[1]).toMatchObject({ head: 2, posts: [{ seq: 2 }] });
  await nurse.ask('channel:close', { channel });
  const provisions = node.platform.db.collection('provisions');
  await eventually(async () => (await provisions.countDocuments({ closed: false })) === 0);
  const closed = await provisions.find({ account: actors.nurse.account }).toArray();
  expect(closed.map(({ firstSeq, lastSeq }) => [firstSeq, lastSeq])).toEqual(
    expect.arrayContaining([
      [1, 1],
      [2, 2],
    ]),
  );
}, 40_000);
