import { expect, it } from '@jest/globals';
import type { FactRecord } from '#access/factRecord.ts';
import { nobodyId } from '#domain/ids.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { signIn } from '#tests/support/signIn.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { cities, testPassword } from '#tests/support/testRegion.ts';

const house = withCareHouse({ services: ['web'] });
const factsOf = (account: string) =>
  house().app.platform.db.collection<FactRecord>('facts').find({ account }).sort({ at: 1, _id: 1 }).toArray();
const ofSessions = ['sign-in', 'sign-out', 'sign-out-everywhere', 'switch-position', 'change-password'];
const actsOf = async (account: string) =>
  (await factsOf(account))
    .filter(({ act }) => ofSessions.includes(act))
    .map(({ act, allowed, from, to, record }) => ({ act, allowed, from, to, record: record.id }));

it('[AU16] signing in and out, a password and a position are facts of the municipality that manages the account', async () => {
  const { app, region } = house();
  const { account } = region.people.pharmacist;
  const { okazaki } = cities;
  const client = new TestClient(app.url);
  const attempt = (password: string, loginName = 'yaku-jiro') =>
    client.post('/api/session', { loginName, password });
  expect((await attempt('Machigai-no-aikotoba-1')).status).toBe(401);
  expect((await attempt(testPassword)).body.state).toBe('signed-in');
  const second = await app.house.commands.addPosition(region.officers.okazaki.actor, account, {
    ...{ clientId: 'client-second', facility: region.people.careManager.facility, profession: '薬剤師' },
  });
  for (const position of [second, region.people.pharmacist.position, second])
    expect((await client.post('/api/session/position', { position })).status).toBeLessThan(300);
  const next = 'Kawabe-no-hotaru-27';
  expect((await client.post('/api/session/password', { current: testPassword, next })).status).toBeLessThan(
    300,
  );
  await client.delete('/api/session');
  const of = (act: string, allowed = true) => ({ act, allowed, from: okazaki, to: okazaki, record: okazaki });
  expect(await actsOf(account)).toEqual([
    of('sign-in', false),
    of('sign-in'),
    // The same position again within the hour is counted, and is no further fact.
    ...[of('switch-position'), of('switch-position')],
    ...[of('change-password'), of('sign-in'), of('sign-out')],
  ]);
  const everywhere = await signIn(app, 'yaku-jiro', { password: next });
  await everywhere.delete('/api/sessions');
  expect((await actsOf(account)).at(-1)).toEqual(of('sign-out-everywhere'));
  // What is written names nobody and says no secret.
  const written = JSON.stringify(await factsOf(account));
  for (const word of ['薬局次郎', 'yaku-jiro', next, testPassword]) expect(written).not.toContain(word);
});

it('[AU16] a name that nobody has is counted in the chain of the house, one fact for all of them', async () => {
  const client = new TestClient(house().app.url);
  for (const loginName of ['dare-ka-1', 'dare-ka-2', 'dare-ka-3'])
    await client.post('/api/session', { loginName, password: testPassword });
  const found = (await factsOf(nobodyId())).filter(({ act }) => act === 'sign-in');
  expect(found).toMatchObject([{ allowed: false, code: 'L-01', from: null, to: null }]);
  const made = await house().app.platform.db.collection<FactRecord>('facts').find({}).toArray();
  expect(made.map(({ act }) => act)).toEqual(expect.arrayContaining(['make-operator', 'make-municipality']));
});

it('[AU16] a device that its person reports as lost is a fact with what ends by it; one that is not theirs is none', async () => {
  const { app, region } = house();
  const { account } = region.people.doctor;
  const desk = await signIn(app, 'isha-ichiro');
  const phone = await signIn(app, 'isha-ichiro');
  const { device } = (await phone.get('/api/session/device-key')).body as unknown as { device: string };
  const other = await signIn(app, 'kango-hanako');
  expect((await other.post(`/api/session/devices/${device}/lost`, {})).body.error?.code).toBe('A-01');
  expect((await desk.post(`/api/session/devices/${device}/lost`, {})).status).toBe(204);
  const said = (of: string) => factsOf(of).then((all) => all.filter(({ act }) => act === 'lose-own-device'));
  expect(await said(account)).toMatchObject([
    { allowed: true, kind: 'written', object: { kind: 'device', id: device } },
  ]);
  expect(await said(region.people.nurse.account)).toEqual([]);
  expect((await phone.get('/api/session')).status).toBe(401);
});
