import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { requests } from '#contracts/realtime/registry.ts';
import type { RealtimeRequest } from '#contracts/realtime/request.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { inviteFamily } from '#tests/support/inviteFamily.ts';
import { fillRoute } from '#tests/support/matrix/fillRoute.ts';
import { makeForeignObjects, secrets, unknownIds } from '#tests/support/matrix/foreignObjects.ts';
import { askPlainly } from '#tests/support/matrix/plainAnswer.ts';
import { type NamedIds, sampleValue } from '#tests/support/matrix/sampleValue.ts';
import type { TestSocket } from '#tests/support/openSocket.ts';
import type { TestClient } from '#tests/support/testClient.ts';

/** [FA2] An account of the family's at every other door: the patient's own daughter, who is in the patient's room. */
let house: CareHouse;
const opened = withCareHouse({});
let real: NamedIds;
let daughter: TestClient;
let socket: TestSocket;

beforeAll(async () => {
  house = opened();
  ({ real } = await makeForeignObjects(house));
  ({ client: daughter } = await inviteFamily(house, 'musume'));
  socket = await house.socketOf(daughter);
}, 120_000);

const all = (Object.entries(routes) as [string, Route][]).filter(([, { who }]) => who === 'session');
const named = all.filter(([, { record }]) => record !== 'none' && record !== 'self');
const unnamed = all.filter(([, { record, family }]) => (record === 'none' || record === 'self') && !family);

describe("an account of the family's", () => {
  it('[FA2] is whole: it signs in and reads its room', async () => {
    expect((await daughter.get(`/api/family-rooms/${house.region.patient}`)).status).toBe(200);
    expect((await daughter.get('/api/session')).body).toMatchObject({
      ...{ position: null, positions: [], capacities: [] },
      account: { family: true },
    });
  });

  it.each(named)('[FA2] %s: another record is an unknown id to it', async (_name, route) => {
    const known = await askPlainly(daughter, fillRoute(route, real));
    expect(known).toEqual(await askPlainly(daughter, fillRoute(route, unknownIds)));
    expect([known.status, known.code]).toEqual([404, 'A-01']);
    for (const secret of secrets) expect(known.text).not.toContain(secret);
  });

  it.each(unnamed)('[FA2] %s: what names no record is for those who work here', async (_name, route) => {
    const answer = await askPlainly(daughter, fillRoute(route, real));
    expect([answer.status, answer.code]).toEqual([403, 'A-06']);
  });

  it.each(Object.entries(requests) as [string, RealtimeRequest][])(
    '[FA2] %s: the socket gives it nothing of a record',
    async (name, request) => {
      const answer = await socket.ask(name, sampleValue(request.payload, real));
      if (request.record === 'none' || request.record === 'self')
        expect(JSON.stringify(answer)).not.toContain(real.channel);
      else expect(answer).toMatchObject({ ok: false, error: { code: 'A-01' } });
    },
  );

  it('[FA2] is given no position, no capacity and no place in a team, by nobody', async () => {
    const session = (await daughter.get('/api/session')).body as { account?: { id: string } };
    const account = session.account?.id as string;
    const officer = await house.officer('toyohashi');
    const facility = house.region.people.doctor.facility;
    const draft = { clientId: 'client-family-position', account, profession: '医師' };
    const given = await officer.post(`/api/facilities/${facility}/positions`, draft);
    expect(given.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify((await officer.get('/api/municipalities/232017/accounts')).body)).not.toContain(
      account,
    );
  });
});
