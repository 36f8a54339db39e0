import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { noticeWrites } from '#tests/support/noticeWrites.ts';
import { signIn } from '#tests/support/signIn.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web', 'realtime', 'worker'] });
let house: CareHouse;
let sender: TestClient;
beforeAll(async () => {
  house = opened();
  sender = await house.officer('toyohashi');
});

const { send, receipts, delivered, rows } = noticeWrites(
  () => house,
  () => sender,
);

describe('who reads a notice', () => {
  it('[NO7] moves the badges of all devices of a person when they open it on one', async () => {
    const notice = await send();
    await delivered(notice);
    const nurse = await house.as('nurse');
    const phone = await signIn(house.app, house.region.people.nurse.loginName);
    const [desk, other] = [await house.socketOf(nurse), await house.socketOf(await house.as('doctor'))];
    await phone.post(`/api/notices/${notice}/opened`, {});
    await eventually(() => desk.of('notice:marked').length === 1);
    await phone.post(`/api/notices/${notice}/acknowledgement`, {});
    await eventually(() => desk.of('notice:marked').length === 2);
    expect(other.of('notice:marked')).toEqual([]);
    for (const socket of [desk, other]) socket.close();
  });

  it('[NO6] 再通知 is seen by whom it reminds: it counts as unread again, stands on top of the list, and says so', async () => {
    const notice = await send();
    await delivered(notice);
    const newer = await send();
    await delivered(newer);
    const [nurse, careManager] = [await house.as('nurse'), await house.as('careManager')];
    for (const each of [notice, newer]) await careManager.post(`/api/notices/${each}/opened`, {});
    await nurse.post(`/api/notices/${notice}/acknowledgement`, {});
    const box = async (who: TestClient) =>
      (await who.get('/api/notices?box=inbox')).body as unknown as {
        unread: number;
        notices: { id: string; reminder: { at: string; seen: boolean } | null }[];
      };
    const { unread } = await box(careManager);
    expect((await box(careManager)).notices.slice(0, 2)).toMatchObject([{ id: newer }, { id: notice }]);
    expect((await sender.post(`/api/notices/${notice}/reminder`, {})).body).toEqual({ reminded: 1 });
    const at = expect.any(String);
    const reminded = await box(careManager);
    expect(reminded.unread).toBe(unread + 1);
    expect(reminded.notices.slice(0, 2)).toMatchObject([
      { id: notice, state: 'opened', reminder: { at, seen: false } },
      { id: newer, reminder: null },
    ]);
    expect((await box(nurse)).notices.find(({ id }) => id === notice)).toMatchObject({ reminder: null });
    const { careManager: person } = house.region.people;
    const people = await sender.get(`/api/notices/${notice}/receipts/${person.facility}`);
    expect(people.body).toMatchObject({ people: [{ remindedAt: at, left: false }] });
    // Opened again it is seen, and still says that it was reminded of; acknowledged, it is settled.
    await careManager.post(`/api/notices/${notice}/opened`, {});
    expect((await box(careManager)).unread).toBe(unread);
    const view = async () => (await careManager.get(`/api/notices/${notice}`)).body;
    expect(await view()).toMatchObject({ state: 'opened', reminder: { at, seen: true } });
    await careManager.post(`/api/notices/${notice}/acknowledgement`, {});
    expect(await view()).toMatchObject({ state: 'acknowledged', reminder: null });
  });

  it('[NO5] counts who may read it now: a facility whose only person has left is told apart, and no more reminded', async () => {
    const notice = await send();
    await delivered(notice);
    const { nurse, careManager } = house.region.people;
    await (await house.as('nurse')).post(`/api/notices/${notice}/opened`, {});
    const progress = async () => {
      const all = (await sender.get('/api/notices?box=sent')).body.notices as {
        id: string;
        progress: object;
      }[];
      return all.find(({ id }) => id === notice)?.progress;
    };
    expect(await progress()).toEqual({ acknowledged: 0, opened: 1, facilities: 2 });
    const leave = `/api/municipalities/${cities.toyokawa}/accounts/${nurse.account}/leave`;
    expect((await (await house.officer('toyokawa')).post(leave, {})).status).toBeLessThan(300);
    expect(await progress()).toEqual({ acknowledged: 0, opened: 0, facilities: 1 });
    const { facilities } = await receipts(notice);
    const of = (facility: string) => facilities.find(({ id }) => id === facility);
    expect(of(nurse.facility)).toMatchObject({ people: 0, left: 1, openedAt: null });
    expect(of(careManager.facility)).toMatchObject({ people: 1, left: 0 });
    const at = (facility: string) => sender.get(`/api/notices/${notice}/receipts/${facility}`);
    expect((await at(nurse.facility)).body).toMatchObject({
      people: [{ left: true, openedAt: expect.any(String) }],
    });
    expect((await sender.post(`/api/notices/${notice}/reminder`, {})).body).toEqual({ reminded: 1 });
    expect((await rows(notice)).filter((row) => row.reminderSeen === false)).toMatchObject([
      { account: careManager.account },
    ]);
  });
});
