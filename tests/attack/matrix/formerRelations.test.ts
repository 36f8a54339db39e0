import { beforeAll, describe, expect, it } from '@jest/globals';
import { collabPath } from '#contracts/collab.ts';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { requests } from '#contracts/realtime/registry.ts';
import type { RealtimeRequest } from '#contracts/realtime/request.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { fillRoute } from '#tests/support/matrix/fillRoute.ts';
import {
  type ForeignObjects,
  kindsOfTeam,
  makeForeignObjects,
  secrets,
} from '#tests/support/matrix/foreignObjects.ts';
import { askPlainly } from '#tests/support/matrix/plainAnswer.ts';
import { sampleValue } from '#tests/support/matrix/sampleValue.ts';
import type { TestSocket } from '#tests/support/openSocket.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

/**
 * Who had a relation gets the reason and never content (DOMAIN.md §3): the ended member, and from that second on the
 * members beyond the border whose consent was withdrawn.
 */
const httpDoors = (Object.entries(routes) as [string, Route][]).filter(([, { record }]) =>
  kindsOfTeam.includes(record),
);
const socketDoors = (Object.entries(requests) as [string, RealtimeRequest][]).filter(([, { record }]) =>
  kindsOfTeam.includes(record),
);

let house: CareHouse;
const opened = withCareHouse({});
let objects: ForeignObjects;
let pharmacist: { client: TestClient; socket: TestSocket };
let nurse: { client: TestClient; socket: TestSocket };
let openDocument: ReturnType<typeof rawMinutesSocket>;

beforeAll(async () => {
  house = opened();
  objects = await makeForeignObjects(house);
  const enter = async (who: 'pharmacist' | 'nurse') => {
    const client = await house.as(who);
    return { client, socket: await house.socketOf(client) };
  };
  pharmacist = await enter('pharmacist');
  nurse = await enter('nurse');
  const { channel, conference, minutes, patient } = objects.real;
  // All of it is open to them before: what is refused below was given.
  for (const { socket } of [pharmacist, nurse])
    expect(await socket.ask('channel:open', { channel })).toMatchObject({ ok: true });
  expect(await nurse.socket.ask('call:join', { conference })).toMatchObject({ ok: true });
  expect((await nurse.client.get(`/api/minutes/${minutes}`)).status).toBe(200);
  expect((await nurse.client.fetch(`/api/attachments/${objects.real.attachment}`)).status).toBe(200);
  const documents = `${house.app.url.replace('http', 'ws')}${collabPath.slice(0, -1)}`;
  openDocument = rawMinutesSocket(documents, minutes as string, nurse.client.cookieHeader);
  await openDocument.opened;
  await eventually(() => openDocument.heard.length > 0);

  const { commands } = house.app.house;
  const { careManager } = house.region.people;
  await commands.endMembership(careManager.actor, patient as never, house.region.memberships.pharmacist, {
    reason: '見本',
  });
  const officer = house.region.officers.toyohashi.actor;
  await commands.withdrawConsent(officer, cities.toyohashi, house.region.consent);
}, 120_000);

const hidesAll = (text: string) => {
  for (const secret of secrets) expect(text).not.toContain(secret);
};

describe('[AC3] a member whose membership ended', () => {
  it.each(httpDoors)('%s: is told since when and whom to ask, and no more', async (_name, route) => {
    const answer = await askPlainly(pharmacist.client, fillRoute(route, objects.real));
    expect([answer.status, answer.code]).toEqual([403, 'A-03']);
    expect(answer.text).toContain('長寿介護課');
    hidesAll(answer.text);
  });
  it.each(socketDoors)('%s: is told the same at the socket door', async (name, { payload }) => {
    const answer = await pharmacist.socket.ask(name, sampleValue(payload, objects.real));
    expect(answer).toMatchObject({ ok: false, error: { code: 'A-03' } });
    hidesAll(JSON.stringify(answer));
  });
  it('is put out of the open channel with the reason', async () => {
    await eventually(() => pharmacist.socket.of('admission:ended').length > 0);
    expect(pharmacist.socket.of('admission:ended')).toMatchObject([{ code: 'A-03' }]);
  });
});

describe('[AC3] [WA9] a member whose consent was withdrawn', () => {
  it.each(httpDoors)('%s: gets the reason and never content', async (_name, route) => {
    const answer = await askPlainly(nurse.client, fillRoute(route, objects.real));
    // an act that this relation never gave; still nothing of the record.
    expect([403, 'A-05', 'A-06']).toEqual(expect.arrayContaining([answer.status, answer.code]));
    if (answer.code === 'A-05') expect(answer.text).toContain('WA9');
    hidesAll(answer.text);
  });
  it.each(socketDoors)('%s: gets the same at the socket door', async (name, { payload }) => {
    const answer = await nurse.socket.ask(name, sampleValue(payload, objects.real));
    expect(answer).toMatchObject({ ok: false, error: { code: 'A-05', details: { rule: 'WA9' } } });
    hidesAll(JSON.stringify(answer));
  });
  it('is put out of the open channel, the call and the document', async () => {
    await eventually(() => nurse.socket.of('admission:ended').length > 0);
    expect(nurse.socket.of('admission:ended')).toMatchObject([{ code: 'A-05' }]);
    await eventually(() => nurse.socket.of('call:ended').length > 0);
    expect(nurse.socket.of('call:ended')).toMatchObject([{ code: 'A-05' }]);
    expect((await openDocument.closed).code).toBe(4205);
  });
});
