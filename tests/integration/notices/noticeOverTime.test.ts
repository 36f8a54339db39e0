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
  it('再通知 comes only where nobody has acknowledged, and at most once an hour', async () => {
    const notice = await send('client-reminded');
    await delivered(notice);
    const [nurse, careManager] = [await house.as('nurse'), await house.as('careManager')];
    expect((await nurse.post(`/api/notices/${notice}/acknowledgement`, {})).status).toBe(200);
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

  it('[WA15] what a party lawfully received before it left is still read there, and nothing newer comes', async () => {
    const careManager = await house.as('careManager');
    const list = (await careManager.get('/api/notices?box=inbox')).body.notices as { title: string }[];
    expect(list.length).toBe(0);
  });

  it('carries on, when Redis is back, what was written while it was away', async () => {
    const { notices } = house.app.house.care.used;
    const id = await send('client-left');
    await delivered(id);
    const { db } = house.app.platform;
    await db.collection('notice_deliveries').deleteMany({ notice: id });
    const outbox = { state: 'waiting', done: 0, total: 0, touchedAt: clock.now() };
    await db.collection<{ _id: string }>('notices').updateOne({ _id: id }, { $set: { outbox, reach: null } });
    expect(await notices.sweep()).toBe(0);
    clock.advance(11_000);
    await eventually(async () => (await receipts(id)).delivery.state === 'done', 12_000);
    expect((await receipts(id)).facilities).toHaveLength(2);
  }, 20_000);
});
