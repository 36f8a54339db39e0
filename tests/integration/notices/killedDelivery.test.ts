import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type HouseProcess, startHouse } from '#tests/support/houseProcess.ts';
import { manyPeople } from '#tests/support/manyPeople.ts';
import { openSocket, type TestSocket } from '#tests/support/openSocket.ts';
import { signIn } from '#tests/support/signIn.ts';
import { type StoreProxy, startStoreProxy } from '#tests/support/storeProxy.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { cities, makeTestRegion } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

/** `MANY_RECIPIENTS=20000` runs it at the size of docs/PERFORMANCE.md. */
const many = Number(process.env.MANY_RECIPIENTS ?? 2_500);
const kind = '訪問看護ステーション';

// Of the file, so that the block's own hooks end before the stores do.
const stores = withTestStores();

describe('a notice to thousands, whose worker is killed on its way', () => {
  let app: TestApp;
  let region: Awaited<ReturnType<typeof makeTestRegion>>;
  let proxy: StoreProxy;
  let worker: HouseProcess;
  const sockets: TestSocket[] = [];
  /** The process that production runs, at the same database as the node that the browsers are connected to. */
  const startWorker = (mongoUri: string) =>
    startHouse(['--services=worker', '--empty', `--data=${stores().dataDir}`], {
      MONGODB_URI: mongoUri,
      REDIS_URL: stores().redisUrl,
      LOG_LEVEL: 'error',
    });

  beforeAll(async () => {
    app = await startTestApp({
      stores: stores(),
      services: ['web', 'realtime'],
      ...{ dbName: 'engawa', env: { REDIS_PREFIX: 'engawa:' } },
    });
    const { commands, directory, care } = app.house;
    region = await makeTestRegion({ commands, directory, gate: care.gate });
    proxy = await startStoreProxy(stores().mongoUri);
    worker = await startWorker(proxy.uri);
  }, 120_000);
  afterAll(async () => {
    for (const socket of sockets) socket.close();
    await worker?.kill9();
    await proxy?.close();
    await app?.close();
  }, 30_000);

  it('[NO2][RO2] is once in the list of each whom it reaches, and of nobody else; its sender sees it move', async () => {
    const { db } = app.platform;
    const half = Math.floor(many / 2);
    const expected = await manyPeople(
      db,
      [
        { municipality: cities.toyokawa, people: half },
        { municipality: cities.okazaki, people: many - half },
      ],
      kind,
    );
    const strangers = await manyPeople(db, [{ municipality: cities.shinshiro, people: 100 }], kind);
    const sender = await signIn(app, region.officers.toyohashi.loginName);
    const nurse = await signIn(app, region.people.nurse.loginName);
    const [mine, first] = [await openSocket(sender), await openSocket(nurse)];
    sockets.push(mine, first);

    // The second batch is written, and the worker never learns of it.
    let batches = 0;
    proxy.decide = (command) => {
      if (command.insert !== 'notice_deliveries') return 'pass';
      batches += 1;
      return batches === 2 ? 'hang' : 'pass';
    };
    const answer = await sender.post('/api/notices', {
      ...{ clientId: 'client-to-thousands', purpose: 'notice', title: '見本', text: '見本' },
      audience: {
        facilityKinds: [kind],
        municipalities: [cities.toyokawa, cities.okazaki, cities.shinshiro],
      },
      ...{ attachments: [], shown: [] },
    });
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
    const notice = answer.body.id as string;
    const rows = () => db.collection('notice_deliveries').countDocuments({ notice });
    await eventually(async () => (await rows()) >= 1_000, 30_000);
    await worker.kill9();
    const onItsWay = await receiptsOf(sender, notice);
    expect(onItsWay.delivery).toEqual({ state: 'routing', done: 500, total: many + 1 });

    // Who comes only now is told by the run that goes on; who was told already is told with the same key, if at all.
    const second = await openSocket(nurse);
    sockets.push(second);
    proxy.decide = () => 'pass';
    await worker.start();
    await eventually(async () => (await receiptsOf(sender, notice)).delivery.state === 'done', 60_000);

    const delivered = await db
      .collection('notice_deliveries')
      .find({ notice }, { projection: { account: 1 } })
      .toArray();
    const accounts = delivered.map(({ account }) => account as string);
    expect(accounts).toHaveLength(many + 1);
    expect(new Set(accounts)).toEqual(new Set([...expected, region.people.nurse.account]));
    expect(accounts.filter((account) => strangers.includes(account as never))).toEqual([]);

    const after = await receiptsOf(sender, notice);
    expect(after.delivery).toEqual({ state: 'done', done: many + 1, total: many + 1 });
    expect(after.reach?.people).toBe(many + 1);
    expect(after.reach?.notReached).toMatchObject([{ municipality: cities.shinshiro, people: null }]);
    const seen = mine
      .of('notice:receipts-changed')
      .filter((push) => push.notice === notice)
      .map(({ delivery }) => (delivery as ReceiptsView['delivery']).done);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(1);
    await eventually(() => second.of('notice:arrived').length > 0);
    for (const socket of [first, second])
      expect(socket.of('notice:arrived')).toEqual([{ notice, reminder: false, key: notice }]);
  }, 180_000);
});

const receiptsOf = async (client: Awaited<ReturnType<typeof signIn>>, notice: string) =>
  (await client.get(`/api/notices/${notice}/receipts`)).body as unknown as ReceiptsView;
