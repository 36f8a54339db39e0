import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web'] });
let house: CareHouse;
let doctor: TestClient;
let other: PatientId;
beforeAll(async () => {
  house = opened();
  doctor = await house.as('doctor');
  const { commands } = house.app.house;
  const { officers, people } = house.region;
  const officer = officers.toyohashi.actor;
  ({ patient: other } = await commands.registerPatient(officer, cities.toyohashi, {
    clientId: 'client-another-1',
    ...{ name: '見本 別人', kana: 'ミホンベツジン', birth: '1940-05-06' as Day },
    ...{ sex: 'male', faceSheet: {} },
  }));
  await commands.startTeam(officer, cities.toyohashi, other, people.doctor.position);
});

const plan = (patient: string, clientId: string) =>
  doctor.post(`/api/patients/${patient}/conferences`, {
    ...{ clientId, kind: 'discharge-conference', title: '見本 内密の会議', place: '5階' },
    ...{ startsAt: '2026-12-01T05:00:00.000Z', invited: [house.region.people.nurse.position] },
  });
const planForOther = (clientId: string) =>
  doctor.post(`/api/patients/${other}/conferences`, {
    ...{ clientId, kind: 'service-meeting', title: '別人の会議', place: '' },
    ...{ startsAt: '2026-12-02T05:00:00.000Z', invited: [] },
  });
const tell = (patient: string, clientId: string) =>
  doctor.post(`/api/patients/${patient}/hospital-notes`, {
    ...{ clientId, event: 'admission', on: '2026-11-20', place: '5階', contact: '患者支援室' },
    ...{ text: '入院', replaces: null, attachments: [], shown: [] },
  });
const usedForAnother = { code: 'C-01', details: { reason: 'made-for-another' } };

describe('a retry by clientId', () => {
  it('[AC1] is of one patient: with the key of another patient it is refused, and shows nothing of theirs', async () => {
    const { patient, memberships, people } = house.region;
    const { db } = house.app.platform;
    const first = await plan(patient, 'client-key');
    const note = await tell(patient, 'client-note');
    expect([first.status, note.status]).toEqual([200, 200]);
    expect((await plan(patient, 'client-key')).body.id).toBe(first.body.id);
    expect((await tell(patient, 'client-note')).body.id).toBe(note.body.id);

    await house.app.house.commands.endMembership(people.doctor.actor, patient, memberships.doctor);
    expect((await doctor.get(`/api/conferences/${first.body.id}`)).body.error?.code).toBe('A-03');
    for (const again of [await planForOther('client-key'), await tell(other, 'client-note')]) {
      expect([again.status, again.body.error]).toMatchObject([409, usedForAnother]);
      const answered = JSON.stringify(again.body);
      for (const theirs of ['髙橋花子', '看護花子', '内密', first.body.id, note.body.id])
        expect(answered).not.toContain(theirs);
    }
    for (const theirs of [await plan(patient, 'client-key'), await tell(patient, 'client-note')])
      expect(theirs.body.error?.code).toBe('A-03');
    // Nothing was made of it, and the other's own are made with keys of their own.
    expect(await db.collection('conferences').countDocuments({ patient: other as never })).toBe(0);
    const own = [await planForOther('client-other'), await tell(other, 'client-other')];
    expect(own.map(({ status }) => status)).toEqual([200, 200]);
    expect(own[0]?.body).toMatchObject({ title: '別人の会議', patient: { id: other } });
  });

  it('is of one patient too where both are sent at once: one is made, the other is told', async () => {
    const { commands } = house.app.house;
    const { officers, people } = house.region;
    const officer = officers.toyohashi.actor;
    const { patient: third } = await commands.registerPatient(officer, cities.toyohashi, {
      clientId: 'client-another-2',
      ...{ name: '見本 三人目', kana: 'ミホンサンニンメ', birth: '1941-05-06' as Day },
      ...{ sex: 'female', faceSheet: {} },
    });
    await commands.startTeam(officer, cities.toyohashi, third, people.doctor.position);
    const wanted = {
      ...{ clientId: 'client-at-once', kind: 'service-meeting', title: '見本', place: '' },
      ...{ startsAt: '2026-12-02T05:00:00.000Z', invited: [] },
    };
    const both = await Promise.all(
      [other, third].map((patient) => doctor.post(`/api/patients/${patient}/conferences`, wanted)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.error).toMatchObject(usedForAnother);
  });
});
