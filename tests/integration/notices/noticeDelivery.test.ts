import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReachView } from '#contracts/http/noticeRoutes.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { noticeWrites } from '#tests/support/noticeWrites.ts';
import { samplePdf, upload } from '#tests/support/sampleFiles.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web', 'realtime', 'worker'] });
let house: CareHouse;
let sender: TestClient;
beforeAll(async () => {
  house = opened();
  sender = await house.officer('toyohashi');
});

const { audience, draft, send, receipts, delivered, rows } = noticeWrites(
  () => house,
  () => sender,
);
const inbox = async (who: TestClient) =>
  ((await who.get('/api/notices?box=inbox')).body.notices as { id: string; state: string }[]) ?? [];

describe('お知らせ', () => {
  it('[NO1] reaches exactly whom 届く範囲 showed, and shows a city that is no party as itself', async () => {
    const preview = (await sender.post('/api/notices/reach', { purpose: 'notice', audience }))
      .body as unknown as ReachView;
    const { nurse, careManager } = house.region.people;
    expect(preview.reached.map(({ municipality, clause, people }) => [municipality, clause, people])).toEqual(
      [
        [cities.okazaki, 's3', 1],
        [cities.toyokawa, 's3', 1],
      ],
    );
    expect(preview.notReached).toEqual([
      {
        municipality: cities.shinshiro,
        name: '新城市',
        rule: 'WA3',
        clause: null,
        facilities: null,
        people: null,
      },
    ]);
    const shown = preview.reached.flatMap(({ facilities }) => facilities.map(({ id }) => id));
    const notice = await send({ shown });
    const after = await delivered(notice);
    expect(after.reach).toEqual(preview);
    expect(after.difference).toBeNull();
    expect(after.delivery).toEqual({ state: 'done', done: 2, total: 2 });
    expect((await rows(notice)).map(({ account }) => account).sort()).toEqual(
      [nurse.account, careManager.account].sort(),
    );
  });

  it('comes at once, with its file, to those reached and to nobody else ever', async () => {
    const people = ['nurse', 'careManager', 'doctor', 'nonParty', 'dischargeNurse'] as const;
    const sockets = await Promise.all(
      people.map(async (who) => [who, await house.socketOf(await house.as(who))] as const),
    );
    const mine = await house.socketOf(sender);
    const pdf = await upload(sender, 'document', '見本.pdf', samplePdf());
    const notice = await send({ attachments: [pdf.id] });
    const told = () =>
      sockets.filter(([, socket]) => socket.of('notice:arrived').some((push) => push.notice === notice));
    await eventually(() => told().length === 2);
    await delivered(notice);
    expect(told().map(([who]) => who)).toEqual(['nurse', 'careManager']);
    for (const [, socket] of told())
      expect(socket.of('notice:arrived')).toEqual([{ notice, reminder: false, key: notice }]);
    await eventually(() => mine.of('notice:receipts-changed').length > 0);

    for (const [who] of sockets) {
      const client = await house.as(who);
      const reached = who === 'nurse' || who === 'careManager';
      const view = await client.get(`/api/notices/${notice}`);
      expect([who, view.status]).toEqual([who, reached ? 200 : 404]);
      expect([who, (await client.fetch(`/api/attachments/${pdf.id}`)).status]).toEqual([
        who,
        reached ? 200 : 404,
      ]);
      expect((await inbox(client)).some(({ id }) => id === notice)).toBe(reached);
      if (reached)
        expect(view.body).toMatchObject({
          state: 'unread',
          why: { rule: null, clause: 's3' },
          sender: { municipality: '豊橋市', crossing: true },
          files: [{ id: pdf.id, dataClass: 'notice' }],
        });
    }
    for (const [, socket] of sockets) socket.close();
  });

  it('[NO3] is opened, which is no acknowledgement, then acknowledged; the receipts move for its sender', async () => {
    const notice = await send();
    await delivered(notice);
    const nurse = await house.as('nurse');
    const mine = await house.socketOf(sender);
    const moved = () => mine.of('notice:receipts-changed').filter((push) => push.notice === notice).length;
    const progress = async () => {
      const all = (await sender.get('/api/notices?box=sent')).body.notices as {
        id: string;
        progress: object;
      }[];
      return all.find(({ id }) => id === notice)?.progress;
    };
    expect(await progress()).toEqual({ acknowledged: 0, opened: 0, facilities: 2 });
    expect((await nurse.post(`/api/notices/${notice}/opened`, {})).body).toEqual({ state: 'opened' });
    expect(await progress()).toEqual({ acknowledged: 0, opened: 1, facilities: 2 });
    expect((await nurse.post(`/api/notices/${notice}/acknowledgement`, {})).body).toEqual({
      state: 'acknowledged',
    });
    expect((await nurse.post(`/api/notices/${notice}/opened`, {})).body).toEqual({ state: 'acknowledged' });
    expect(await progress()).toEqual({ acknowledged: 1, opened: 1, facilities: 2 });
    await eventually(() => moved() >= 2);
    const { facilities } = await receipts(notice);
    const own = facilities.find(({ id }) => id === house.region.people.nurse.facility);
    expect(own).toMatchObject({
      people: 1,
      openedAt: expect.any(String),
      acknowledgedAt: expect.any(String),
    });
    const at = (facility: string) => sender.get(`/api/notices/${notice}/receipts/${facility}`);
    expect((await at(house.region.people.nurse.facility)).body).toMatchObject({
      people: [{ name: '見本 看護花子', profession: '訪問看護師', acknowledgedAt: expect.any(String) }],
    });
    // One that it did not reach, or that is not there, has nobody; and it is the sender's alone to ask.
    for (const facility of [house.region.people.nonParty.facility, 'f'.repeat(24)])
      expect((await at(facility)).body).toEqual({ people: [] });
    expect(
      (await nurse.get(`/api/notices/${notice}/receipts/${house.region.people.nurse.facility}`)).body.error
        ?.code,
    ).toBe('A-06');
    mine.close();
  });

  it('names in what differs only what 届く範囲 can have shown: a foreign id given as shown tells no name', async () => {
    const { nonParty, dischargeNurse, pharmacist } = house.region.people;
    const notice = await send({
      shown: [nonParty.facility, 'f'.repeat(24), dischargeNurse.facility, pharmacist.facility],
    });
    const { difference } = await delivered(notice);
    // The hub's and a party's names show between ends in force; 新城市 is no party, and the last one is nobody's.
    expect(difference?.lost.map(({ id }) => id).sort()).toEqual(
      [dischargeNurse.facility, pharmacist.facility].sort(),
    );
    expect(JSON.stringify(difference)).not.toContain('新城');
  });

  it('is followed by its sender alone, who has nothing to acknowledge', async () => {
    const notice = await send();
    await delivered(notice);
    const nurse = await house.as('nurse');
    for (const act of ['receipts', 'reminder'])
      expect(
        (
          await (act === 'receipts'
            ? nurse.get(`/api/notices/${notice}/receipts`)
            : nurse.post(`/api/notices/${notice}/reminder`, {}))
        ).body.error?.code,
      ).toBe('A-06');
    expect((await sender.post(`/api/notices/${notice}/acknowledgement`, {})).body.error?.code).toBe('A-06');
    expect((await sender.post(`/api/notices/${notice}/opened`, {})).body).toEqual({ state: 'sent' });
  });

  it('may be sent by an officer or a facility manager only', async () => {
    const doctor = await house.as('doctor');
    expect((await doctor.post('/api/notices', draft())).status).toBe(404);
    expect((await doctor.post('/api/notices/reach', { purpose: 'notice', audience })).status).toBe(404);
  });

  it('is one notice, however often and however much at once it is sent', async () => {
    const pdf = await upload(sender, 'document', '見本.pdf', samplePdf());
    const wanted = draft({ attachments: [pdf.id] });
    const answers = await Promise.all(Array.from({ length: 4 }, () => sender.post('/api/notices', wanted)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers[0]?.body.id).toBe((await sender.post('/api/notices', wanted)).body.id);
  });

  it('is in each list once though the delivery runs often, at once, and after a run that broke off', async () => {
    const notice = await send();
    await delivered(notice);
    const { db } = house.app.platform;
    const notices = db.collection<{ _id: string }>('notices');
    // As a worker leaves it that was killed after the first of two was written.
    const { account } = house.region.people.nurse;
    await db.collection('notice_deliveries').deleteOne({ notice, account });
    const touchedAt = new Date(Date.now() - 60_000);
    await notices.updateOne(
      { _id: notice },
      { $set: { outbox: { state: 'routing', done: 1, total: 2, touchedAt }, reach: null } },
    );
    const { deliver } = house.app.house.care.features.notices;
    await Promise.all([deliver(notice), deliver(notice), deliver(notice)]);
    await deliver(notice);
    expect(await rows(notice)).toHaveLength(2);
    expect(await delivered(notice)).toMatchObject({ reach: { people: 2 }, difference: { lost: [] } });
    const nurse = await house.as('nurse');
    expect((await inbox(nurse)).filter(({ id }) => id === notice)).toHaveLength(1);
  });
});
