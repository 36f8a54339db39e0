import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CareHouse, openCareHouse } from '#tests/support/careHouse.ts';
import { enterAllDoors, holdConference, type InAllDoors, type Places } from '#tests/support/enterAllDoors.ts';
import { eventually } from '#tests/support/eventually.ts';
import { openSocket } from '#tests/support/openSocket.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';
import { sameBrowserAt, startSecondNode } from '#tests/support/secondNode.ts';
import { signIn } from '#tests/support/signIn.ts';
import type { TestApp } from '#tests/support/testApp.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities, testPassword } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
let house: CareHouse;
let other: TestApp;
let places: Places;
let doctor: InAllDoors;
const inside: InAllDoors[] = [];

beforeEach(async () => {
  house = await openCareHouse(stores(), {});
  other = await startSecondNode(house);
  const { people, patient, channel } = house.region;
  const atHome = await house.as('doctor');
  places = { ...(await holdConference(atHome, patient, [people.nurse.position])), channel };
  doctor = await enterAllDoors(atHome, places);
  inside.push(doctor);
}, 60_000);
afterEach(async () => {
  for (const one of inside.splice(0)) one.leave();
  await other.close();
  await house.close();
}, 30_000);

const enter = async (client: TestClient): Promise<InAllDoors> => {
  const one = await enterAllDoors(client, places);
  inside.push(one);
  return one;
};
/** In on both nodes: in two sessions of one account, as on a phone and at a desk. */
const onTwoNodes = async (loginName: string) => {
  const first = await enter(await signIn(house.app, loginName));
  const second = await enter(await signIn(other, loginName));
  return [first, second] as const;
};
const say = (text: string) =>
  doctor.client.post(`/api/channels/${places.channel}/posts`, {
    clientId: `client-${text}`,
    kind: 'post',
    text,
  });
/** The socket is told why and hung up on, the document closed, and the others see them leave the call. */
const isOut = async (one: InAllDoors, code: string) => {
  await eventually(() => one.socket.of('session:ended').length > 0);
  expect(one.socket.of('session:ended')).toEqual([{ code }]);
  await eventually(() => !one.socket.socket.connected);
  expect((await one.document.closed).code).toBe(4205);
};
const leftTheCall = (count: number) =>
  eventually(() => doctor.socket.of('call:peer-left').length === count, 8_000);
/** No door opens to this browser any more, on either node. */
const isShut = async (client: TestClient) => {
  for (const node of [house.app, other]) {
    const there = sameBrowserAt(client, node);
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await there.get(`/api/channels/${places.channel}/posts`)).status).toBe(401);
    await expect(openSocket(there)).rejects.toMatchObject({ data: { code: 'A-02' } });
    const url = `${node.url.replace('http', 'ws')}/collab`;
    const document = rawMinutesSocket(url, places.minutes, there.cookieHeader);
    expect(await document.closed).toEqual({ code: 4401, reason: 'A-02' });
    expect(document.heard).toEqual([]);
  }
};
/** What is said from now on comes to those who stayed, and to nobody who was put out. */
const hearNothing = async (gone: readonly InAllDoors[]) => {
  expect((await say('afterwards')).status).toBe(200);
  await eventually(() => doctor.everything().includes('afterwards'));
  for (const one of gone) expect(one.everything()).not.toContain('afterwards');
};

describe('[AC6] one account on two nodes', () => {
  it('is out at every door of both when it signs out everywhere, and stays out with an old Redis file', async () => {
    const { loginName } = house.region.people.nurse;
    const gone = await onTwoNodes(loginName);
    const folder = join(stores().dataDir, 'redis');
    const backup = join(stores().dataDir, 'redis-backup');
    const files = 'appendonlydir';
    await cp(join(folder, files), join(backup, files), { recursive: true });

    expect((await gone[0].client.delete('/api/sessions')).status).toBe(204);
    for (const one of gone) await isOut(one, 'A-02');
    await leftTheCall(2);
    await hearNothing(gone);
    for (const { client } of gone) await isShut(client);

    await stores().redis.kill9();
    await rm(join(folder, files), { recursive: true });
    await cp(join(backup, files), join(folder, files), { recursive: true });
    await stores().redis.start();
    await eventually(async () => (await house.app.platform.redis.ping()) === 'PONG', 15_000);
    await eventually(async () => (await other.platform.redis.ping()) === 'PONG', 15_000);
    // The file does hold them: it is the epoch that does not.
    const kept = await house.app.platform.redis.keys(`${house.app.platform.redisPrefix}session:*`);
    expect(kept.length).toBeGreaterThanOrEqual(3);
    for (const { client } of gone) await isShut(client);
  }, 60_000);

  it('is out on both when its person leaves', async () => {
    const { nurse } = house.region.people;
    const gone = await onTwoNodes(nurse.loginName);
    const officer = house.region.officers.toyokawa.actor;
    await house.app.house.commands.leave(officer, cities.toyokawa, nurse.account);
    for (const one of gone) await isOut(one, 'A-02');
    await leftTheCall(2);
    await hearNothing(gone);
    for (const { client } of gone) await isShut(client);
    await expect(signIn(house.app, nurse.loginName)).rejects.toThrow('401');
  }, 60_000);

  it('is out on both with a new password, but for the browser that changed it', async () => {
    const { loginName } = house.region.people.nurse;
    const gone = await onTwoNodes(loginName);
    const old = sameBrowserAt(gone[0].client, house.app);
    const changed = await gone[0].client.post('/api/session/password', {
      current: testPassword,
      next: 'Mihon-no-kawa-9024',
    });
    expect(changed.status).toBe(200);
    for (const one of gone) await isOut(one, 'A-02');
    await leftTheCall(2);
    await hearNothing(gone);
    for (const client of [old, gone[1].client]) await isShut(client);
    await enter(gone[0].client);
  }, 60_000);

  it('is out where it acted in the position that it switched from, and nowhere else', async () => {
    const { nurse } = house.region.people;
    const { commands } = house.app.house;
    const officer = house.region.officers.toyokawa.actor;
    const facility = await commands.makeFacility(officer, cities.toyokawa, {
      ...{ name: '見本 もう一つの事業所', kana: 'ミホン', kind: '訪問看護ステーション' },
      ...{ phone: '0533-00-0002', hub: null },
    });
    const position = await commands.addPosition(officer, nurse.account, {
      clientId: 'client-second',
      facility,
      profession: '訪問看護師',
    });
    const client = await signIn(house.app, nurse.loginName);
    await client.post('/api/session/position', { position: nurse.position });
    const [here, there] = [await enter(client), await enter(sameBrowserAt(client, other))];
    const elsewhere = await signIn(other, nurse.loginName);
    await elsewhere.post('/api/session/position', { position: nurse.position });
    const stays = await enter(elsewhere);

    expect((await client.post('/api/session/position', { position })).status).toBe(200);
    for (const one of [here, there]) await isOut(one, 'C-01');
    await leftTheCall(2);
    await hearNothing([here, there]);
    await eventually(() => stays.everything().includes('afterwards'));
    expect(stays.document.socket.readyState).toBe(stays.document.socket.OPEN);
    // In the other position there is no membership: the old one's is named, its content is not given.
    const listed = await client.get(`/api/channels/${places.channel}/posts`);
    expect([listed.status, listed.body.error?.code]).toEqual([403, 'A-06']);
  }, 60_000);
});
