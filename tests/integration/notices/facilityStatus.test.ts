import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NoticeSummary, NoticeView, ReachView, ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

const clock = storyClock('2026-11-30T10:00:00+09:00');
const opened = withCareHouse({ services: ['web', 'realtime', 'worker'], clock });
let house: CareHouse;
let officer: TestClient;
let facility: string;
beforeAll(async () => {
  house = opened();
  officer = await house.officer('toyohashi');
  facility = house.region.people.doctor.facility;
});

const audience = {
  facilityKinds: ['訪問看護ステーション', '居宅介護支援事業所', '病院'],
  municipalities: [cities.toyohashi, cities.toyokawa, cities.okazaki, cities.nagoya, cities.shinshiro],
};
const path = () => `/api/facilities/${facility}/status`;
const closed = (clientId: string, more: object = {}) => ({
  ...{ state: 'closed', reason: '感染症の発生のため', from: '2026-12-01', until: '2026-12-08' },
  tell: { clientId, purpose: 'infection', audience, shown: [] as string[], ...more },
});
const inbox = async (who: TestClient) =>
  (await who.get('/api/notices?box=inbox')).body.notices as unknown as NoticeSummary[];
const tell = async (body: object): Promise<string> => {
  const answer = await officer.post(path(), body);
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  return answer.body.notice as string;
};
const receipts = async (notice: string) =>
  (await officer.get(`/api/notices/${notice}/receipts`)).body as unknown as ReceiptsView;
const delivered = async (notice: string) => {
  await eventually(async () => (await receipts(notice)).delivery?.state === 'done', 15_000);
  return receipts(notice);
};

describe('運営状況, told', () => {
  it('[RO5] reaches whom 届く範囲 showed, under the clause for its purpose and class, and says so in their lists', async () => {
    const preview = (await officer.post(`${path()}/reach`, { purpose: 'infection', audience }))
      .body as unknown as ReachView;
    expect(preview.reached.map(({ municipality, clause }) => [municipality, clause])).toEqual([
      [cities.okazaki, 's3'],
      [cities.toyokawa, 's3'],
    ]);
    // No party (新城市), and a hub hospital that no clause for infections reaches (名古屋市).
    expect(preview.notReached.map(({ municipality, people }) => [municipality, people])).toEqual([
      [cities.nagoya, null],
      [cities.shinshiro, null],
    ]);
    const shown = preview.reached.flatMap(({ facilities }) => facilities.map(({ id }) => id));
    const notice = await tell(closed('client-status-1', { shown }));
    const after = await delivered(notice);
    expect(after.reach).toEqual(preview);
    expect(after.difference).toBeNull();

    const nurse = await house.as('nurse');
    expect((await inbox(nurse)).find(({ id }) => id === notice)).toMatchObject({
      kind: 'facility-status',
      purpose: 'infection',
      state: 'unread',
      status: { state: 'closed', reason: '感染症の発生のため', from: '2026-12-01', until: '2026-12-08' },
      sender: { municipality: '豊橋市', crossing: true },
    });
    const view = (await nurse.get(`/api/notices/${notice}`)).body as unknown as NoticeView;
    expect(view.why).toMatchObject({ rule: null, clause: 's3' });
    const { db } = house.app.platform;
    const facts = await db.collection('notice_deliveries').find({ notice }).toArray();
    expect(facts.map(({ fact }) => fact)).toMatchObject([
      { purpose: 'infection', dataClasses: ['facility-status'], clause: 's3', from: cities.toyohashi },
      { purpose: 'infection', dataClasses: ['facility-status'], clause: 's3', from: cities.toyohashi },
    ]);
    for (const who of ['nonParty', 'dischargeNurse', 'doctor'] as const) {
      const client = await house.as(who);
      expect([who, (await client.get(`/api/notices/${notice}`)).status]).toEqual([who, 404]);
      expect((await inbox(client)).some(({ id }) => id === notice)).toBe(false);
    }
    expect((await nurse.post(`/api/notices/${notice}/acknowledgement`, {})).body).toEqual({
      state: 'acknowledged',
    });
  });

  it('[WA6] crosses for a purpose that a clause lists, and for no other; at home it needs none', async () => {
    const notice = await tell(closed('client-status-2', { purpose: 'continuity' }));
    const after = await delivered(notice);
    expect(after.delivery.total).toBe(0);
    expect(after.reach?.notReached).toMatchObject(
      [
        { municipality: cities.okazaki, rule: 'WA6' },
        { municipality: cities.nagoya, people: null },
        { municipality: cities.toyokawa, rule: 'WA6' },
        { municipality: cities.shinshiro, people: null },
      ].sort((a, b) => (a.municipality < b.municipality ? -1 : 1)),
    );
    const home = { facilityKinds: ['薬局'], municipalities: [cities.toyohashi] };
    const athome = await tell(closed('client-status-3', { purpose: 'continuity', audience: home }));
    expect((await delivered(athome)).delivery.total).toBe(1);
    const outsider = await house.as('outsider');
    expect((await inbox(outsider)).map(({ id }) => id)).toContain(athome);
  });

  it('[NO2] is one state and one notice, however often it is sent, and recorded alone it is told to nobody', async () => {
    const wanted = closed('client-status-4');
    const answers = await Promise.all(Array.from({ length: 4 }, () => officer.post(path(), wanted)));
    expect(new Set(answers.map(({ body }) => body.notice)).size).toBe(1);
    const notice = answers[0]?.body.notice as string;
    await delivered(notice);
    const listed = async () => (await officer.get(path())).body.status as { at: string }[];
    const before = (await listed()).length;
    expect((await officer.post(path(), { state: 'open', reason: '' })).body).toEqual({ notice: null });
    expect(await listed()).toHaveLength(before + 1);
    expect((await inbox(await house.as('nurse'))).filter(({ id }) => id === notice)).toHaveLength(1);
    const { db } = house.app.platform;
    const record = await db
      .collection<{ _id: string; status: object[] }>('facilities')
      .findOne({ _id: facility });
    expect(record?.status.filter((each) => 'id' in each && each.id === notice)).toHaveLength(1);
    expect(record).toMatchObject({ telling: [] });
  });

  it('is carried on, when Redis is back, where it was told while it was away', async () => {
    const { care, commands } = house.app.house;
    const { actor } = house.region.officers.toyohashi;
    await house.stores.redis.kill9();
    const { tell: told, ...said } = closed('client-status-5');
    const notice = await commands.setStatus(actor, facility as never, {
      ...(said as { state: 'closed'; reason: string }),
      tell: told as never,
    });
    await care.startTelling(facility as never);
    await house.stores.redis.start();
    clock.advance(11_000);
    const done = async () =>
      (
        await house.app.platform.db.collection<{ _id: string; outbox: object }>('notices').findOne({
          _id: notice as string,
        })
      )?.outbox;
    await eventually(async () => {
      clock.advance(1_000);
      return (await done()) !== undefined && (await done()) !== null;
    }, 25_000);
    await eventually(async () => ((await done()) as { state: string }).state === 'done', 25_000);
  }, 60_000);
});
