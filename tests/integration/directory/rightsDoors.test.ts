import { beforeAll, describe, expect, it } from '@jest/globals';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { signIn } from '#tests/support/signIn.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import type { TestApp } from '#tests/support/testApp.ts';
import { cities, type TestRegion, testPassword } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web'], clock: storyClock(new Date()) });

describe('rights at the HTTP door', () => {
  let app: TestApp;
  let region: TestRegion;
  const as = (person: { loginName: string }) => signIn(app, person.loginName, { password: testPassword });

  beforeAll(() => {
    ({ app, region } = opened());
  });

  it('[RI3] [RI4] ends rights on a last day, lists who left and takes them back, and tells', async () => {
    const { people, officers, patient } = region;
    const { okazaki, toyohashi } = cities;
    const officer = await as(officers.okazaki);
    const city = `/api/municipalities/${okazaki}`;
    const { pharmacist } = people;
    const at = `/api/facilities/${pharmacist.facility}/positions`;
    await officer.post(`${city}/positions/${pharmacist.position}/capacities`, {
      capacity: 'facility-manager',
    });
    interface Listed {
      accounts: { id: string; positions: { capacities: { id: string; capacity: string }[] }[] }[];
      left: { id: string; undoableUntil: string }[];
    }
    const listed = async () => (await officer.get(`${city}/accounts`)).body as unknown as Listed;
    const held = async () =>
      (await listed()).accounts.find(({ id }) => id === pharmacist.account)?.positions[0]?.capacities ?? [];
    const [grant] = await held();
    expect(grant).toMatchObject({ capacity: 'facility-manager', until: null });
    const manager = await as(pharmacist);
    expect((await manager.get(at)).body).toMatchObject({
      positions: [{ id: pharmacist.position, municipality: { code: okazaki }, until: null }],
    });
    expect(
      (await manager.post(at, { clientId: 'client-x-12', account: people.nurse.account, profession: '医師' }))
        .body,
    ).toMatchObject({ error: { code: 'A-06', details: { reason: 'not-given' } } });
    const end = `${city}/capacities/${grant?.id}/end`;
    expect((await officer.post(end, { until: '2099-01-01' })).status).toBe(204);
    expect(await held()).toMatchObject([{ until: '2099-01-01' }]);
    expect((await officer.post(end, { until: '2020-01-01' })).body).toMatchObject({
      error: { code: 'V-01', details: { fields: [{ path: 'until', code: 'before-today' }] } },
    });
    expect((await officer.post(end, {})).status).toBe(204);
    expect(await held()).toEqual([]);
    expect((await manager.get(at)).status).toBe(404);
    expect((await officer.post(`${at}/${pharmacist.position}/end`, { until: '2099-01-01' })).status).toBe(
      204,
    );
    expect((await officer.get(at)).body).toMatchObject({ positions: [{ until: '2099-01-01' }] });
    expect((await officer.post(`${at}/${pharmacist.position}/end`, { until: null })).status).toBe(204);

    const account = `${city}/accounts/${pharmacist.account}`;
    expect((await officer.post(`${account}/leave`, {})).status).toBe(204);
    expect((await listed()).left).toMatchObject([{ id: pharmacist.account }]);
    expect((await manager.get('/api/session')).status).toBe(401);
    expect((await officer.post(`${account}/undo-leave`, {})).status).toBe(204);
    expect((await listed()).left).toEqual([]);
    expect((await (await as(pharmacist)).get(`/api/patients/${patient}`)).status).toBe(200);

    const home = await as(officers.toyohashi);
    const team = `/api/municipalities/${toyohashi}/patients/${patient}`;
    const { members } = (await home.get(`${team}/team`)).body as {
      members: { membership: string; position: string; name: string }[];
    };
    expect((await home.get(`${team}/team`)).body).toMatchObject({ lost: false });
    const one = members.find(({ position }) => position === pharmacist.position);
    const ending = `${team}/memberships/${one?.membership}/end`;
    expect((await home.post(ending, {})).status).toBe(400);
    expect((await home.post(ending, { reason: '見本の理由' })).status).toBe(204);
    const told = (await (await as(pharmacist)).get('/api/tellings')).body as { tellings: { id: string }[] };
    expect(told.tellings).toMatchObject([
      { kind: 'membership-ended', patient, name: null, reason: '見本の理由' },
    ]);
    const seen = `/api/tellings/${told.tellings[0]?.id}/seen`;
    expect((await (await as(people.outsider)).post(seen, {})).status).toBe(404);
    expect((await (await as(pharmacist)).post(seen, {})).status).toBe(204);
    expect((await (await as(pharmacist)).get('/api/tellings')).body).toEqual({ tellings: [] });
  });
});
