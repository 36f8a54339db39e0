import { beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { type Held, holdBody } from '#tests/support/holdBody.ts';
import { samplePhoto } from '#tests/support/sampleFiles.ts';
import { signIn } from '#tests/support/signIn.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { cities, testPassword } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web'] });
const bodied = (Object.entries(routes) as [string, Route][]).filter(
  ([, { body, who }]) => body !== undefined && who === 'session',
);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const gone = { status: 401, code: 'A-02' };

/** A thief of the device or of the password sends headers while the session stands, and the bodies afterwards. */
describe('[AC10] a request whose body is held until its session has ended', () => {
  let { app, region } = {} as CareHouse;
  beforeAll(() => {
    ({ app, region } = opened());
  });

  /** An answer to a later request of the same browser: the held ones were judged before it. */
  const judged = async (client: TestClient) => expect((await client.get('/api/session')).status).toBe(200);
  const count = (collection: string) => app.platform.db.collection(collection).countDocuments();

  it('does nothing, at any route that takes one', async () => {
    const thief = await signIn(app, region.people.nurse.loginName);
    const held: [string, Held][] = [];
    const { length: bytes } = await samplePhoto();
    const draft = { clientId: 'client-held-2', kind: 'photo', name: 'a.jpg', bytes };
    const begun = (await thief.post('/api/uploads', draft)).body as { upload: string };
    for (const [name, { method, path, body }] of bodied) {
      const at = `/api${path.replace(/:(\w+)/g, 'ab'.repeat(12))}`;
      const where =
        name === 'sendPart'
          ? `/api/uploads/${begun.upload}?at=0`
          : `${at}${body === 'upload' ? '?kind=photo&name=a.jpg' : ''}`;
      held.push([name, await holdBody(thief, method, where, await bodyOf(body))]);
    }
    await judged(thief);
    await (await signIn(app, region.people.nurse.loginName)).delete('/api/sessions');
    for (const [name, { finish }] of held) expect([name, await finish()]).toEqual([name, gone]);
  });
  const bodyOf = async (body: Route['body']) => (body === 'upload' ? samplePhoto() : json({}));

  it('leaves no post under the name of who signed out everywhere', async () => {
    const { doctor } = region.people;
    const thief = await signIn(app, doctor.loginName);
    const path = `/api/channels/${region.channel}/posts`;
    const body = json({ clientId: 'client-held-1', kind: 'post', text: '盗', attachments: [] });
    const before = await count('posts');
    const held = await Promise.all([1, 2, 3].map(() => holdBody(thief, 'POST', path, body)));
    for (const { send } of held) send(body.subarray(0, 10));
    await judged(thief);
    await (await signIn(app, doctor.loginName)).delete('/api/sessions');
    for (const { finish } of held) expect(await finish(body.subarray(10))).toEqual(gone);
    expect(await count('posts')).toBe(before);
  });

  it("makes no account with an officer's session, ended by signing out", async () => {
    const { officers, people } = region;
    const thief = await signIn(app, officers.toyohashi.loginName);
    const person = { loginName: 'nokoru-mono', password: testPassword, name: '見本 残者', kana: '' };
    const body = json({ person, facility: people.doctor.facility, profession: '医師' });
    const path = `/api/municipalities/${cities.toyohashi}/accounts`;
    const { finish } = await holdBody(thief, 'POST', path, body);
    await judged(thief);
    await thief.delete('/api/session');
    expect(await finish()).toEqual(gone);
    expect(await app.house.directory.queries.signIn.findForLogin('nokoru-mono')).toBeNull();
  });

  it('stores no file whose last byte came afterwards', async () => {
    const thief = await signIn(app, region.people.doctor.loginName);
    const photo = await samplePhoto();
    const { send, finish } = await holdBody(thief, 'POST', '/api/attachments?kind=photo&name=a.jpg', photo);
    send(photo.subarray(0, 100));
    await judged(thief);
    await (await signIn(app, region.people.doctor.loginName)).delete('/api/sessions');
    const before = await count('attachments');
    expect(await finish(photo.subarray(100))).toEqual(gone);
    expect(await count('attachments')).toBe(before);
  });

  it('puts no second factor on a sign-in that the office made anew, whose link still works', async () => {
    const { account, loginName } = region.people.doctor;
    const thief = await signIn(app, loginName);
    const begun = await thief.post('/api/session/second-factor/setup', { password: testPassword });
    const code = await generate({ secret: begun.body.secret as string });
    const body = json({ code });
    const { finish } = await holdBody(thief, 'POST', '/api/session/second-factor/confirm', body);
    await judged(thief);
    const office = await signIn(app, region.officers.toyohashi.loginName);
    const renewed = await office.post(
      `/api/municipalities/${cities.toyohashi}/accounts/${account}/renew-sign-in`,
      {},
    );
    expect(await finish()).toEqual(gone);
    expect((await app.house.directory.queries.signIn.findById(account))?.totpSecret).toBeNull();
    const password = 'Yatsugatake-no-kaze-7';
    const link = new TestClient(app.url);
    const chosen = await link.post('/api/session/password-by-link', { token: renewed.body.secret, password });
    expect(chosen.status).toBe(204);
    await signIn(app, loginName, { password });
  });
});
