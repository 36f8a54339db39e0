import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { conferencePlans } from '#tests/support/conferencePlans.ts';
import type { TestClient } from '#tests/support/testClient.ts';

const opened = withCareHouse();
const outsiders = ['outsider', 'nonParty'] as const;
const unknownId = '0b'.repeat(12);
let house: CareHouse;
let [_holder, doctor, nurse] = [] as unknown as TestClient[] as [TestClient, TestClient, TestClient];
beforeAll(async () => {
  house = opened();
  _holder = await house.as('dischargeNurse');
  doctor = await house.as('doctor');
  nurse = await house.as('nurse');
});

const { position, plan, makePlan } = conferencePlans(opened);

describe('planning a conference', () => {
  it('[WA4] across the border stands on the hub clause, and shows who comes from beyond it', async () => {
    const conference = await makePlan();
    expect(conference).toMatchObject({
      state: 'planned',
      patient: { name: '髙橋花子（見本）', municipality: '豊橋市' },
      holder: { name: '見本 退院真理', municipality: '名古屋市', crossing: true },
      invited: [
        { name: '見本 医師一郎', crossing: false },
        { name: '見本 看護花子', municipality: '豊川市', crossing: true },
      ],
      may: { join: false, hold: true },
    });
    const seen = await doctor.get(`/api/conferences/${conference.id}`);
    expect(seen.body).toMatchObject({ may: { join: false, hold: false } });
    const mine = (await nurse.get('/api/conferences')).body.conferences as ConferenceView[];
    expect(mine.map(({ id }) => id)).toContain(conference.id);
  });

  it('invites members for conferences alone, and names the others', async () => {
    // The pharmacist is a member for care only; the outsider is none; the last position is nobody's.
    for (const foreign of [position('pharmacist'), position('outsider'), position('nonParty'), unknownId]) {
      const answer = await plan([position('doctor'), foreign]);
      expect([answer.status, answer.body.error]).toMatchObject([
        400,
        { code: 'V-01', details: { fields: [{ path: 'invited.1' }] } },
      ]);
    }
  });

  it('is for members for conferences: another purpose gets the reason, no relation an unknown id', async () => {
    expect((await plan([], await house.as('pharmacist'))).body.error?.code).toMatch(/^A-0[67]$/);
    for (const who of outsiders) expect((await plan([], await house.as(who))).status).toBe(404);
    expect((await plan([], await house.officer('toyohashi'))).status).toBe(404);
  });

  it('[AC6] is in the revocation log with each step that narrows or ends what it gives', async () => {
    const holder = await house.as('dischargeNurse');
    const log = house.app.platform.db.collection('revocations');
    const heard = async (id: string) =>
      log.countDocuments({ 'subject.kind': 'conference', 'subject.id': id });
    for (const steps of [['cancellation'], ['start', 'end']]) {
      const { id } = await makePlan();
      for (const step of steps) {
        const before = await heard(id);
        expect((await holder.post(`/api/conferences/${id}/${step}`, {})).status).toBe(200);
        expect([step, (await heard(id)) - before]).toEqual([step, 1]);
      }
    }
  });

  it('twice with the same clientId is the same conference', async () => {
    const wanted = {
      clientId: 'client-twice',
      kind: 'service-meeting',
      title: '見本',
      place: '',
      startsAt: '2026-12-01T05:00:00.000Z',
      invited: [],
    };
    const path = `/api/patients/${house.region.patient}/conferences`;
    const all = await Promise.all([1, 2, 3].map(() => doctor.post(path, wanted)));
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    // Pressed three times at once it opened one form: no minutes are left that no conference names.
    const { db } = house.app.platform;
    const forms = await db.collection('minutes').distinct('_id');
    expect(forms.sort()).toEqual((await db.collection('conferences').distinct('minutes')).sort());
  });
});
