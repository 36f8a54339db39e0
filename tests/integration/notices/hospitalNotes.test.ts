import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NoticeView, ReachView, ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import { replayStore } from '#server/audit/command/runReplay.ts';
import { verifyStore } from '#server/audit/command/verifyStore.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { samplePdf, samplePhoto, upload } from '#tests/support/sampleFiles.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web', 'realtime', 'worker'] });
let house: CareHouse;
let nurse: TestClient;
let doctor: TestClient;
let base: string;
beforeAll(async () => {
  house = opened();
  [nurse, doctor] = [await house.as('dischargeNurse'), await house.as('doctor')];
  base = `/api/patients/${house.region.patient}/hospital-notes`;
});

const words = (more: object = {}) => ({
  ...{ clientId: 'client-hospital-note', event: 'admission', on: '2026-11-20', place: '5階東病棟' },
  ...{
    contact: '患者支援室',
    text: '急性増悪のため入院',
    replaces: null,
    attachments: [],
    shown: [],
    ...more,
  },
});
const tell = async (by: TestClient, more: object): Promise<string> => {
  const answer = await by.post(base, words(more));
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  return answer.body.id as string;
};
const receiptsOf = async (by: TestClient, note: string) =>
  (await by.get(`/api/notices/${note}/receipts`)).body as unknown as ReceiptsView;
const delivered = async (by: TestClient, note: string): Promise<ReceiptsView> => {
  await eventually(async () => (await receiptsOf(by, note)).delivery.state === 'done', 10_000);
  return receiptsOf(by, note);
};
const facilities = ({ reached }: ReachView) => reached.flatMap((one) => one.facilities.map(({ id }) => id));

describe('入退院連絡', () => {
  it("[RO9] reaches the team's members for admission and discharge, at once and by one computation with 届く範囲", async () => {
    const { people } = house.region;
    const socket = await house.socketOf(doctor);
    const preview = (await nurse.post(`${base}/reach`, {})).body as unknown as ReachView;
    expect(facilities(preview)).toEqual([people.doctor.facility]);
    const paper = (await upload(nurse, 'document', '診療情報提供書（見本）.pdf', samplePdf())).id;
    const shown = facilities(preview);
    const note = await tell(nurse, { attachments: [paper], shown });
    expect(await tell(nurse, { attachments: [paper], shown })).toBe(note);
    const receipts = await delivered(nurse, note);
    expect([receipts.difference, receipts.facilities.map(({ id }) => id)]).toEqual([
      null,
      [people.doctor.facility],
    ]);
    await eventually(() => socket.of('notice:arrived').some(({ notice }) => notice === note));

    const read = (await doctor.get(`/api/notices/${note}`)).body as unknown as NoticeView;
    expect(read).toMatchObject({
      ...{ kind: 'admission-note', state: 'unread', text: '急性増悪のため入院', withheld: null },
      hospitalNote: { event: 'admission', on: '2026-11-20', patient: { id: house.region.patient } },
      sender: { municipality: '名古屋市', crossing: true },
      files: [{ id: paper, dataClass: 'document' }],
    });
    expect((await doctor.fetch(`/api/attachments/${paper}`)).status).toBe(200);
    const list = (await doctor.get(base)).body.notes as { id: string }[];
    expect(list.map(({ id }) => id)).toEqual([note]);
    // Of the team for care and conference alone: not their purpose, and so nothing of it.
    for (const who of ['nurse', 'careManager', 'pharmacist'] as const) {
      const other = await house.as(who);
      expect((await other.get(base)).body.notes).toEqual([]);
      expect((await other.get(`/api/notices/${note}`)).status).toBe(404);
      expect((await other.get(`/api/attachments/${paper}`)).status).toBe(404);
      expect((await other.post(`${base}/reach`, {})).body.error).toMatchObject({ code: 'A-06' });
      expect((await other.post(base, words({ clientId: 'client-foreign' }))).status).toBe(403);
    }
    socket.close();
  });

  it('[WA5][WA9] crosses to the hub under its clause and consent, and its fact says on which', async () => {
    const note = await tell(doctor, { clientId: 'client-to-hub', event: 'discharge' });
    await delivered(doctor, note);
    expect((await nurse.get(`/api/notices/${note}`)).body).toMatchObject({ why: { clause: 's4' } });
    const { region, app } = house;
    const delivery = await app.platform.db.collection('notice_deliveries').findOne({ notice: note });
    expect(delivery?.fact).toMatchObject({
      ...{ from: cities.toyohashi, to: cities.nagoya, purpose: 'admission-discharge', clause: 's4' },
      ...{ dataClasses: ['summary'], consent: region.consent, patient: region.patient },
      crossing: { toHub: 'hub-nagoya', rows: [{ tried: [region.consent] }] },
    });
  });

  it('corrects by a new note of the same facility that names the one before; nothing is overwritten', async () => {
    const first = await tell(nurse, { clientId: 'client-first', on: '2026-11-21' });
    const second = await tell(nurse, { clientId: 'client-second', on: '2026-11-22', replaces: first });
    expect((await doctor.get(`/api/notices/${first}`)).body).toMatchObject({
      hospitalNote: { on: '2026-11-21' },
    });
    expect((await doctor.get(`/api/notices/${second}`)).body).toMatchObject({
      hospitalNote: { replaces: first },
    });
    for (const [by, replaces] of [
      [doctor, first],
      [nurse, '0'.repeat(24)],
    ] as const)
      expect((await by.post(base, words({ clientId: 'client-forged', replaces }))).body.error).toMatchObject({
        code: 'V-01',
        details: { fields: [{ path: 'replaces' }] },
      });
  });

  it('takes PDFs of its own, and says what is wrong with anything else', async () => {
    const photo = (await upload(nurse, 'photo', '写真.jpg', await samplePhoto())).id;
    const foreign = (await upload(doctor, 'document', '別の人.pdf', samplePdf())).id;
    for (const [more, path] of [
      [{ attachments: [photo] }, 'attachments.0'],
      [{ attachments: [foreign] }, 'attachments'],
      [{ on: '2026-02-30' }, 'on'],
      [{ event: 'moved' }, 'event'],
      [{ text: ' ' }, 'text'],
      [{ place: 'x'.repeat(121) }, 'place'],
    ] as const) {
      const refused = await nurse.post(base, words({ clientId: 'client-bad-input', ...more }));
      expect([path, refused.status, refused.body.error]).toMatchObject([
        path,
        400,
        { code: 'V-01', details: { fields: [{ path }] } },
      ]);
    }
  });

  it('[WA9] is closed to a reader across the border from the withdrawal on, and to who has left the team', async () => {
    const { region, app } = house;
    const { commands } = app.house;
    const note = await tell(nurse, { clientId: 'client-last' });
    await delivered(nurse, note);
    const officer = region.officers.toyohashi.actor;
    await commands.withdrawConsent(officer, cities.toyohashi, region.consent);
    const refused = await nurse.get(`/api/notices/${note}`);
    expect(refused.body.error).toMatchObject({ code: 'A-05', details: { rule: 'WA9' } });
    expect((await nurse.post(base, words({ clientId: 'client-late' }))).body.error).toMatchObject({
      code: 'A-05',
    });
    expect((await nurse.get('/api/notices?box=sent')).body.notices).toEqual([]);
    // At home nothing crosses: the doctor goes on reading, and is told that it would reach nobody now.
    expect((await doctor.get(`/api/notices/${note}`)).status).toBe(200);
    const reach = (await doctor.post(`${base}/reach`, {})).body as unknown as ReachView;
    expect([reach.people, reach.notReached]).toMatchObject([
      0,
      [{ municipality: cities.nagoya, rule: 'WA9', people: null }],
    ]);
    await commands.endMembership(region.people.doctor.actor, region.patient, region.memberships.doctor);
    expect((await doctor.get(`/api/notices/${note}`)).body.error?.code).toBe('A-03');
  });

  it('[AU7] every crossing of these is in the trail, whole, and is decided anew without a difference', async () => {
    const { db } = house.app.platform;
    await eventually(async () => {
      const { fault, waiting } = await verifyStore(db, []);
      return fault === null && waiting.size === 0;
    }, 20_000);
    expect((await replayStore(db)).differing).toBe(0);
  });
});
