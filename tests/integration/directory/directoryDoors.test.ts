import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Day } from '#domain/vocabulary/days.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { manyPeople } from '#tests/support/manyPeople.ts';
import { signIn } from '#tests/support/signIn.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import type { TestApp } from '#tests/support/testApp.ts';
import { cities, type TestRegion, testPassword } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web'], clock: storyClock(new Date()) });

describe('the directory at the HTTP door', () => {
  let app: TestApp;
  let region: TestRegion;
  const as = (person: { loginName: string }) => signIn(app, person.loginName, { password: testPassword });

  beforeAll(() => {
    ({ app, region } = opened());
  });

  it('lists to each person the patients of the position acted in', async () => {
    const { people, patient, officers } = region;
    const nurse = await as(people.nurse);
    const { body } = await nurse.get('/api/patients');
    expect(body).toMatchObject({
      patients: [
        {
          id: patient,
          name: '髙橋花子（見本）',
          home: { code: '232017', name: '豊橋市' },
          crossing: true,
          readOnly: false,
        },
      ],
      stopped: [],
    });
    const folded = await nurse.get(`/api/patients?q=${encodeURIComponent('高橋')}`);
    expect((folded.body as { patients: unknown[] }).patients).toHaveLength(1);
    for (const stranger of [people.outsider, people.nonParty, officers.toyohashi]) {
      const answer = await (await as(stranger)).get('/api/patients');
      expect(answer.body).toEqual({ patients: [], stopped: [] });
    }
  });

  it('shows a patient with the team and its crossings, and withholds the face sheet where no clause gives it', async () => {
    const { people, patient } = region;
    const doctor = await (await as(people.doctor)).get(`/api/patients/${patient}`);
    expect(doctor.body).toMatchObject({
      crossing: false,
      faceSheet: { careLevel: '要介護3' },
      acts: expect.arrayContaining(['invite']),
    });
    const nurse = await (await as(people.nurse)).get(`/api/patients/${patient}`);
    const body = nurse.body as { team: { name: string; crossing: boolean }[]; faceSheet: unknown };
    expect(body.faceSheet).toEqual({ withheld: 'face-sheet', rule: 'WA7' });
    expect(body.team.map(({ name, crossing }) => [name, crossing])).toEqual(
      expect.arrayContaining([
        ['見本 医師一郎', false],
        ['見本 看護花子', true],
        ['見本 退院真理', true],
      ]),
    );
    for (const stranger of [people.outsider, people.nonParty, region.officers.toyohashi]) {
      const client = await as(stranger);
      const real = await client.get(`/api/patients/${patient}`);
      const unknown = await client.get(`/api/patients/${'0'.repeat(24)}`);
      expect(real.status).toBe(404);
      expect({ ...(real.body as { error: object }).error, traceId: '' }).toEqual({
        ...(unknown.body as { error: object }).error,
        traceId: '',
      });
    }
  });

  it('says why one may see: clause, consent and membership for each purpose', async () => {
    const { people, patient, consent, memberships } = region;
    const { body } = await (await as(people.nurse)).get(`/api/patients/${patient}/why`);
    expect(body).toMatchObject({
      crossing: true,
      membership: { id: memberships.nurse, invitedBy: '見本 医師一郎' },
      purposes: [
        {
          purpose: 'care',
          allowed: true,
          clause: { id: 's1', title: '見本 第5条 同一医療圏の多職種連携' },
          consent: { id: consent, recipients: expect.arrayContaining([{ code: '232076', name: '豊川市' }]) },
          discloses: ['post', 'visit-report', 'vitals', 'photo', 'video', 'document'],
        },
        { purpose: 'conference', allowed: true, clause: { id: 's1' } },
      ],
    });
  });

  it('names people between ends in force only; a city that is no party shows as itself', async () => {
    const { people, patient } = region;
    const doctor = await as(people.doctor);
    const search = (query: Record<string, string>) =>
      doctor.get(`/api/patients/${patient}/candidates?${new URLSearchParams(query)}`);
    const found = await search({ municipality: cities.toyokawa });
    expect(found.body).toMatchObject({
      people: expect.arrayContaining([expect.objectContaining({ name: '見本 看護花子', member: true })]),
      withoutNames: [],
    });
    const closed = await search({ municipality: cities.shinshiro });
    expect(closed.body).toEqual({
      searched: '',
      people: [],
      more: false,
      withoutNames: [
        {
          municipality: { code: '232211', name: '新城市' },
          rule: 'WA3',
          office: { municipality: '豊橋市', name: '長寿介護課', phone: '0532-00-0000' },
        },
      ],
    });
    const hub = await search({ municipality: cities.nagoya });
    expect((hub.body as { people: { name: string }[] }).people.map(({ name }) => name)).toEqual([
      '見本 退院真理',
    ]);
  });

  it('[WA3] shows before inviting that a city is no party, and refuses it', async () => {
    const { people, patient } = region;
    const doctor = await as(people.doctor);
    const path = `/api/patients/${patient}`;
    const preview = await doctor.post(`${path}/invitations/preview`, {
      municipality: cities.shinshiro,
      purposes: ['care'],
    });
    expect(preview.body).toMatchObject({
      person: null,
      purposes: [{ purpose: 'care', allowed: false, rule: 'WA3', clause: null }],
      office: { name: '長寿介護課' },
    });
    const hidden = await doctor.post(`${path}/invitations/preview`, {
      position: people.nonParty.position,
      purposes: ['care'],
    });
    expect(hidden.body).toMatchObject({ person: null, municipality: { name: '新城市' } });
    const refused = await doctor.post(`${path}/memberships`, {
      position: people.nonParty.position,
      purposes: ['care'],
    });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ error: { code: 'A-07', details: { rule: 'WA3' } } });
  });

  it('[AC8] lets the officer keep consents, and those of the team read them who make the plan, as their acts say', async () => {
    const { people, patient, officers, consent } = region;
    const officer = await as(officers.toyohashi);
    const list = `/api/municipalities/${cities.toyohashi}/patients/${patient}/consents`;
    expect((await officer.get(list)).body).toMatchObject({ consents: [{ id: consent, withdrawn: null }] });
    const { commands } = app.house;
    const planner = await commands.makeAccount(
      officers.toyohashi.actor,
      cities.toyohashi,
      { loginName: 'soudan-mihoko', password: testPassword, name: '見本 相談美保子', kana: 'ミホン' },
      { facility: people.doctor.facility, profession: '相談支援専門員' },
    );
    await commands.invite(people.doctor.actor, patient, planner.position, ['care']);
    for (const loginName of ['soudan-mihoko', people.careManager.loginName]) {
      const reader = await as({ loginName });
      const { acts } = (await reader.get(`/api/patients/${patient}`)).body;
      expect(acts).toContain('read-consents');
      expect((await reader.get(`/api/patients/${patient}/consents`)).body).toMatchObject({
        consents: [{ id: consent }],
      });
    }
    const nurse = await as(people.nurse);
    expect((await nurse.get(`/api/patients/${patient}`)).body.acts).not.toContain('read-consents');
    const refused = await nurse.get(`/api/patients/${patient}/consents`);
    expect([refused.status, refused.body]).toMatchObject([403, { error: { code: 'A-06' } }]);
    // The trail says the same of both: what was refused is nowhere an allowed reading.
    const facts = app.platform.db.collection('facts').find({ act: 'read-consents' });
    const trail = (await facts.toArray()).map(({ account, allowed, code }) => ({ account, allowed, code }));
    expect(trail).toEqual([
      { account: planner.account, allowed: true, code: null },
      { account: people.careManager.account, allowed: true, code: null },
      { account: people.nurse.account, allowed: false, code: 'A-06' },
    ]);
    const other = await as(officers.okazaki);
    expect((await other.get(list)).status).toBe(404);
    const foreign = `/api/municipalities/${cities.okazaki}/patients/${patient}/consents`;
    expect((await other.get(foreign)).status).toBe(404);
    expect(
      (await other.post(`/api/municipalities/${cities.okazaki}/consents/${consent}/withdraw`, {})).status,
    ).toBe(404);
  });

  it('shows the agreement in force, and takes no version twice [WA12]', async () => {
    const officer = await as(region.officers.toyohashi);
    const { body } = await officer.get('/api/agreements');
    const [agreement] = (body as { agreements: { parties: unknown[]; clauses: { id: string }[] }[] })
      .agreements;
    expect(agreement?.parties).toHaveLength(46);
    expect(agreement?.clauses.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6']);
    const path = `/api/municipalities/${cities.toyohashi}/agreements`;
    expect((await officer.post(path, { text: 'agreement: x' })).body).toMatchObject({
      error: { code: 'V-01', details: { fields: expect.arrayContaining([expect.anything()]) } },
    });
  });

  it('lists municipalities to anybody, and facilities between ends', async () => {
    const { body } = await (await as(region.people.doctor)).get('/api/municipalities');
    const all = (body as { municipalities: { code: string; party: boolean }[] }).municipalities;
    expect(all).toHaveLength(54);
    expect(all.filter(({ party }) => party)).toHaveLength(46);
    const facilities = await (await as(region.people.doctor)).get('/api/facilities?kind=薬局');
    expect((facilities.body as { facilities: unknown[] }).facilities).toHaveLength(2);
    const none = await (await as(region.people.doctor)).get(
      `/api/facilities?municipality=${cities.shinshiro}`,
    );
    expect((none.body as { facilities: unknown[] }).facilities).toHaveLength(0);
  });

  it('[RO8] answers a search as if what may not be named were not there, however much of it there is', async () => {
    const doctor = await as(region.people.doctor);
    const ask = async () => (await doctor.get('/api/facilities?kind=訪問看護ステーション')).body;
    const before = await ask();
    // 新城市 is no party, and sorts before nothing that may be named: its matches alone fill more than a page.
    await manyPeople(
      app.platform.db,
      [{ municipality: cities.shinshiro, people: 4_400 }],
      '訪問看護ステーション',
    );
    expect(await ask()).toEqual(before);
    expect(before).toMatchObject({ more: false });
    // The hub hospital of a city that is no party may be named, the city's other hospitals not.
    await manyPeople(app.platform.db, [{ municipality: cities.nagoya, people: 8 }], '病院');
    const hospitals = (await doctor.get('/api/facilities?kind=病院')).body as {
      facilities: { id: string }[];
    };
    expect(hospitals.facilities.map(({ id }) => id)).toEqual([region.people.dischargeNurse.facility]);
  });

  it('[FO9] says before a consent is withdrawn how many people of which city it stops, as the gate then does, to the home’s officer alone', async () => {
    const { people, officers, consent, patient, commands } = region;
    const officer = await as(officers.toyohashi);
    const withdrawal = (id: string, city = cities.toyohashi) =>
      `/api/municipalities/${city}/consents/${id}/withdrawal`;
    const count = async (id: string) => {
      const { body } = await officer.get(withdrawal(id));
      const found = body as {
        people: number;
        municipalities: { municipality: { name: string }; people: number }[];
      };
      return [
        found.people,
        ...found.municipalities.map((each) => `${each.municipality.name} ${each.people}`),
      ];
    };
    expect(await count(consent)).toEqual([4, '名古屋市 1', '岡崎市 2', '豊川市 1']);
    const given = await commands.giveConsent(officers.toyohashi.actor, cities.toyohashi, {
      ...{ clientId: 'client-second', patient, purposes: ['care', 'conference'] as const },
      ...{ recipients: [cities.okazaki], from: '2020-06-01' as Day, until: null },
      givenBy: { who: 'patient', name: '見本' },
    });
    // What another consent carries goes on; what this one alone carries is nothing.
    expect(await count(consent)).toEqual([2, '名古屋市 1', '豊川市 1']);
    expect(await count(given)).toEqual([0]);
    const mayRead = async (who: keyof typeof people) =>
      (await (await as(people[who])).get(`/api/patients/${patient}`)).status === 200;
    const all = ['doctor', 'nurse', 'careManager', 'pharmacist', 'dischargeNurse'] as const;
    expect(await Promise.all(all.map(mayRead))).toEqual([true, true, true, true, true]);
    expect(
      (await officer.post(`/api/municipalities/${cities.toyohashi}/consents/${consent}/withdraw`, {})).status,
    ).toBe(204);
    expect(await Promise.all(all.map(mayRead))).toEqual([true, false, true, true, false]);
    expect(await count(consent)).toEqual([0]);
    expect(await count(given)).toEqual([2, '岡崎市 2']);
    // Another city's officer, the team and who guesses an id learn nothing of it.
    const unknown = '0'.repeat(24);
    const okazaki = await as(officers.okazaki);
    for (const [client, city] of [
      [okazaki, cities.okazaki],
      [okazaki, cities.toyohashi],
      [await as(people.doctor), cities.toyohashi],
    ] as const) {
      const [real, other] = await Promise.all(
        [consent, unknown].map((id) => client.get(withdrawal(id, city))),
      );
      expect(real?.body).toMatchObject({ error: { code: 'A-01' } });
      expect(Object.keys(real?.body as object)).toEqual(Object.keys(other?.body as object));
    }
    expect((await officer.get(withdrawal(unknown))).status).toBe(404);
  });
});
