import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReachView, ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

/** Ten to midnight in Tokyo. */
const clock = storyClock('2026-11-30T14:50:00Z');
const opened = withCareHouse({ services: ['web', 'realtime', 'worker'], clock });
let house: CareHouse;
let sender: TestClient;
let readBefore: string;
/** Delivered while 岡崎市 was a party, and never looked at there. */
let unseen: string;
beforeAll(async () => {
  house = opened();
  sender = await house.officer('toyohashi');
});

const audience = {
  facilityKinds: ['訪問看護ステーション', '居宅介護支援事業所'],
  municipalities: [cities.toyokawa, cities.okazaki, cities.shinshiro],
};
const send = async (clientId: string, shown: readonly string[] = []): Promise<string> => {
  const wanted = {
    clientId,
    purpose: 'notice',
    title: '見本',
    text: '見本',
    audience,
    attachments: [],
    shown,
  };
  const answer = await sender.post('/api/notices', wanted);
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  return answer.body.id as string;
};
const receipts = async (notice: string) =>
  (await sender.get(`/api/notices/${notice}/receipts`)).body as unknown as ReceiptsView;
const delivered = async (notice: string): Promise<ReceiptsView> => {
  await eventually(async () => (await receipts(notice)).delivery.state === 'done', 10_000);
  return receipts(notice);
};

describe('お知らせ over time', () => {
  it('[NO6] 再通知 comes only where nobody has acknowledged, and at most once an hour', async () => {
    const notice = await send('client-reminded');
    await delivered(notice);
    const [nurse, careManager] = [await house.as('nurse'), await house.as('careManager')];
    expect((await nurse.post(`/api/notices/${notice}/acknowledgement`, {})).status).toBe(200);
    expect((await careManager.get(`/api/notices/${notice}`)).status).toBe(200);
    readBefore = notice;
    const sockets = [await house.socketOf(nurse), await house.socketOf(careManager)] as const;
    const reminders = () =>
      sockets.map((socket) => socket.of('notice:arrived').filter(({ reminder }) => reminder === true).length);
    const remind = () => sender.post(`/api/notices/${notice}/reminder`, {});
    expect((await remind()).body).toEqual({ reminded: 1 });
    await eventually(() => reminders()[1] === 1);
    const again = await remind();
    expect([again.status, again.body.error]).toMatchObject([
      429,
      { code: 'V-04', details: { retryAfterSeconds: 3_600 } },
    ]);
    expect(reminders()).toEqual([0, 1]);
    for (const socket of sockets) socket.close();
  });

  it('[NO1] tells its sender what differs when a day with other clauses and parties came between', async () => {
    unseen = await send('client-unseen');
    await delivered(unseen);
    const preview = (await sender.post('/api/notices/reach', { purpose: 'notice', audience }))
      .body as unknown as ReachView;
    const shown = preview.reached.flatMap(({ facilities }) => facilities.map(({ id }) => id));
    const { nurse, careManager, nonParty } = house.region.people;
    expect([...shown].sort()).toEqual([nurse.facility, careManager.facility].sort());

    // The next version: 岡崎市 has left, 新城市 has joined.
    const file = new URL('../../../server/sample/sample-wide-area.yaml', import.meta.url);
    const next = (await readFile(file, 'utf8'))
      .replace('version: 1', 'version: 2')
      .replace('effective: 2020-04-01', 'effective: 2026-12-01')
      .replace(
        /(municipality: "232025".*\n +from: 2020-04-01)/,
        '$1\n    until: 2026-12-01\n  - municipality: "232211"\n    from: 2026-12-01',
      );
    const officer = house.region.officers.toyohashi.actor;
    await house.app.house.commands.importAgreement(officer, cities.toyohashi, next);
    clock.advance(20 * 60_000);

    const after = await delivered(await send('client-differs', shown));
    expect(after.difference).toEqual({
      gained: [{ id: nonParty.facility, name: expect.any(String) }],
      lost: [{ id: careManager.facility, name: expect.any(String) }],
    });
    expect(after.reach?.reached.map(({ municipality }) => municipality)).toEqual([
      cities.toyokawa,
      cities.shinshiro,
    ]);
    expect(after.reach?.notReached).toMatchObject([
      { municipality: cities.okazaki, rule: 'WA3', people: null },
    ]);
  });

  it('[WA15] leaves with a party that left what it was given, and gives it nothing newer', async () => {
    const careManager = await house.as('careManager');
    const list = (await careManager.get('/api/notices?box=inbox')).body.notices as { id: string }[];
    expect(list.map(({ id }) => id)).toEqual([readBefore]);
    expect((await careManager.get(`/api/notices/${readBefore}`)).status).toBe(200);
    const newer = await send('client-newer');
    await delivered(newer);
    expect((await careManager.get(`/api/notices/${newer}`)).status).toBe(404);
  });

  it('[RO7] counts as unread what may still be opened, not what a party that left was given and never saw', async () => {
    const careManager = await house.as('careManager');
    const { account } = house.region.people.careManager;
    const unopened = await house.app.platform.db
      .collection('notice_deliveries')
      .find({ account, openedAt: null })
      .toArray();
    expect(unopened.map(({ notice }) => notice).sort()).toEqual([readBefore, unseen].sort());
    expect((await careManager.get('/api/notices?box=inbox')).body.unread).toBe(1);
    expect((await careManager.get(`/api/notices/${unseen}`)).body.error?.code).toBe('A-07');
    const nurse = await house.as('nurse');
    expect((await nurse.get('/api/notices?box=inbox')).body.unread).toBeGreaterThan(1);
  });

  it('[RO6] tells of a notice, even by its id, only whom the gate lets read it', async () => {
    const sockets = [
      await house.socketOf(await house.as('nurse')),
      await house.socketOf(await house.as('careManager')),
    ] as const;
    const told = () => sockets.map((socket) => socket.of('notice:arrived'));
    const { account } = house.region.people.careManager;
    const refusals = () =>
      house.app.platform.db
        .collection('facts')
        .countDocuments({ account, 'record.id': unseen, allowed: false, code: 'A-07' });
    const before = await refusals();
    // As if its city had left only after it was written whom this reminds.
    await house.app.platform.db
      .collection('notice_deliveries')
      .updateOne({ notice: unseen, account }, { $set: { reminderSeen: false } });
    expect((await sender.post(`/api/notices/${unseen}/reminder`, {})).body).toEqual({ reminded: 1 });
    await eventually(() => told()[0]?.length === 1);
    // The gate's fact of the other one's refusal is there: it was asked, and nothing was sent.
    await eventually(async () => (await refusals()) === before + 1);
    expect(told()).toEqual([
      [{ notice: unseen, reminder: true, key: expect.stringMatching(new RegExp(`^${unseen}:[0-9]+$`)) }],
      [],
    ]);
    for (const socket of sockets) socket.close();
  });

  it('carries on, when Redis is back, what was written while it was away', async () => {
    const { care } = house.app.house;
    const { actor } = house.region.officers.toyohashi;
    await house.stores.redis.kill9();
    const { id } = await care.features.notices.send(actor, {
      ...{ purpose: 'notice', title: '見本', text: '見本', attachments: [], shown: [] },
      clientId: 'client-redis-away',
      audience: audience as never,
    });
    await house.stores.redis.start();
    const state = async () =>
      (
        await house.app.platform.db
          .collection<{ _id: string; outbox: { state: string } }>('notices')
          .findOne({ _id: id })
      )?.outbox;
    expect(await state()).toMatchObject({ state: 'waiting' });
    // Left for ten seconds by the domain's clock; the worker's own sweep comes every five by the machine's.
    clock.advance(11_000);
    await eventually(async () => (await state())?.state === 'done', 25_000);
    expect(await state()).toMatchObject({ done: 2, total: 2 });
  }, 45_000);
});
