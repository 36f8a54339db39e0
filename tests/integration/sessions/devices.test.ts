import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#tests/support/eventually.ts';
import { openSocket } from '#tests/support/openSocket.ts';
import { signIn } from '#tests/support/signIn.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { cities, makeTestRegion, type TestRegion, testPassword } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();

interface Device {
  readonly id: string;
  readonly current: boolean;
  readonly lostAt: string | null;
}

describe('the key of an account on a device', () => {
  let app: TestApp;
  let region: TestRegion;
  beforeAll(async () => {
    app = await startTestApp({ stores: stores(), services: ['web', 'realtime'] });
    const { commands, directory, care } = app.house;
    region = await makeTestRegion({ commands, directory, gate: care.gate });
  }, 60_000);
  afterAll(() => app.close(), 30_000);

  const yakuPassword = 'Yatsugatake-no-kaze-5';

  /** Signs in (again) in the browser that has these cookies. */
  const signInOn = async (browser: TestClient, loginName: string, password = testPassword) => {
    browser.csrf = undefined;
    const answer = await browser.post('/api/session', { loginName, password });
    expect(answer.body).toMatchObject({ state: 'signed-in' });
  };
  const keyOn = async (browser: TestClient) => {
    const { status, body } = await browser.get('/api/session/device-key');
    expect(status).toBe(200);
    expect(body.key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    return body as unknown as { device: string; key: string };
  };
  const devicesOf = async (browser: TestClient, path = '/api/session/devices') =>
    (await browser.get(path)).body.devices as Device[];

  it('[SE2] is made once, and given to every later session of the account on this device alone', async () => {
    const phone = new TestClient(app.url);
    await signInOn(phone, 'kango-hanako');
    const [first, again] = await Promise.all([keyOn(phone), keyOn(phone)]);
    expect(again).toEqual(first);
    await phone.delete('/api/session');
    expect((await phone.get('/api/session/device-key')).body.error?.code).toBe('A-02');
    await signInOn(phone, 'kango-hanako');
    expect(await keyOn(phone)).toEqual(first);

    // Another account on the same device, and the same account on another.
    await signInOn(phone, 'isha-ichiro');
    const others = [await keyOn(phone), await keyOn(await signIn(app, 'kango-hanako'))];
    for (const other of others) {
      expect(other.key).not.toBe(first.key);
      expect(other.device).not.toBe(first.device);
    }
    await signInOn(phone, 'kango-hanako');
    expect(await keyOn(phone)).toEqual(first);
  });

  it('[SE2] stays when all sessions end: a log-out everywhere, a changed password, a sign-in made anew', async () => {
    const phone = new TestClient(app.url);
    await signInOn(phone, 'yaku-jiro');
    const key = await keyOn(phone);
    await phone.delete('/api/sessions');
    await signInOn(phone, 'yaku-jiro');
    expect(await keyOn(phone)).toEqual(key);

    const next = 'Tsubame-no-su-51';
    await phone.post('/api/session/password', { current: testPassword, next });
    expect(await keyOn(phone)).toEqual(key);

    const officer = await signIn(app, region.officers.okazaki.loginName);
    const { account } = region.people.pharmacist;
    const renew = `/api/municipalities/${cities.okazaki}/accounts/${account}/renew-sign-in`;
    const { secret } = (await officer.post(renew, {})).body;
    const chosen = { token: secret, password: yakuPassword };
    expect((await new TestClient(app.url).post('/api/session/password-by-link', chosen)).status).toBe(204);
    await signInOn(phone, 'yaku-jiro', chosen.password);
    expect(await keyOn(phone)).toEqual(key);
  });

  it('[DO5] is of a device whose token the server has made for this account, whatever its browser brings', async () => {
    const phone = new TestClient(app.url);
    await signInOn(phone, 'kango-hanako');
    const [key, token] = [await keyOn(phone), phone.cookies.get('engawa_device') ?? ''];
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const known = () =>
      app.platform.db.collection('devices').countDocuments({ account: region.people.doctor.account });
    const before = await known();
    // Made up, and one that is somebody else's: whoever planted it would be the doctor's known device.
    for (const planted of ['B'.repeat(43), token, `${'C'.repeat(43)}.${token}`]) {
      const browser = new TestClient(app.url);
      browser.cookies.set('engawa_device', planted);
      await signInOn(browser, 'isha-ichiro');
      const [own = '', ...others] = (browser.cookies.get('engawa_device') ?? '').split('.');
      expect(planted.split('.')).not.toContain(own);
      expect(others).toEqual(planted.split('.'));
      expect((await keyOn(browser)).device).not.toBe(key.device);
    }
    expect(await known()).toBe(before + 3);

    // A ward's tablet keeps each of its people's.
    const people = ['isha-ichiro', 'kango-hanako', 'isha-ichiro', 'yaku-jiro'];
    for (const loginName of people) {
      await signInOn(phone, loginName, loginName === 'yaku-jiro' ? yakuPassword : testPassword);
    }
    expect(phone.cookies.get('engawa_device')?.split('.')).toHaveLength(3);
    await signInOn(phone, 'kango-hanako');
    expect(await keyOn(phone)).toEqual(key);
  });

  it('[SE3] is gone with a device that is marked as lost; its sessions end, and no other', async () => {
    const [phone, desk] = [new TestClient(app.url), await signIn(app, 'kango-hanako')];
    await signInOn(phone, 'kango-hanako');
    const [key, own] = [await keyOn(phone), await keyOn(desk)];
    const socket = await openSocket(phone);
    expect((await desk.post(`/api/session/devices/${key.device}/lost`, {})).status).toBe(204);
    await eventually(() => socket.of('session:ended').length > 0);
    expect((await phone.get('/api/session/device-key')).body.error?.code).toBe('A-02');
    expect(await keyOn(desk)).toEqual(own);
    const listed = await devicesOf(desk);
    expect(listed.find(({ id }) => id === key.device)).toMatchObject({
      current: false,
      lostAt: expect.any(String),
    });
    expect(listed.find(({ id }) => id === own.device)).toMatchObject({ current: true, lostAt: null });
    const kept = await app.platform.db.collection('devices').find({ id: key.device }).toArray();
    expect(kept).toMatchObject([{ _id: `lost:${key.device}`, key: null }]);

    // Found again: another device, whose key reads nothing of before.
    await signInOn(phone, 'kango-hanako');
    const found = await keyOn(phone);
    expect(found.device).not.toBe(key.device);
    expect(found.key).not.toBe(key.key);
    // Lost is lost: a second time there is nothing to lose.
    expect((await desk.post(`/api/session/devices/${key.device}/lost`, {})).body.error?.code).toBe('A-01');
    expect(await keyOn(phone)).toEqual(found);
  });

  it('[SE3] can be marked by an officer of the municipality that manages the account, and by nobody else', async () => {
    const nurse = await signIn(app, 'kango-hanako');
    const { device } = await keyOn(nurse);
    const { account } = region.people.nurse;
    const below = (city: keyof typeof cities) =>
      `/api/municipalities/${cities[city]}/accounts/${account}/devices`;
    const lost = `/${device}/lost`;
    const stranger = await signIn(app, region.officers.toyohashi.loginName);
    const doctor = await signIn(app, 'isha-ichiro');
    for (const [who, path] of [
      [stranger, below('toyokawa')],
      [stranger, below('toyohashi')],
      [doctor, below('toyokawa')],
    ] as const) {
      expect((await who.get(path)).body.error?.code).toBe('A-01');
      expect((await who.post(`${path}${lost}`, {})).body.error?.code).toBe('A-01');
    }
    expect((await doctor.post(`/api/session/devices${lost}`, {})).body.error?.code).toBe('A-01');
    expect(await keyOn(nurse)).toMatchObject({ device });

    const officer = await signIn(app, region.officers.toyokawa.loginName);
    expect((await devicesOf(officer, below('toyokawa'))).map(({ id }) => id)).toContain(device);
    expect((await officer.post(`${below('toyokawa')}${lost}`, {})).status).toBe(204);
    expect((await nurse.get('/api/session')).status).toBe(401);
  });

  it('[SE1] lies sealed in the store, and does not open for another device', async () => {
    const nurse = await signIn(app, 'kango-hanako');
    const [one, desk] = [await keyOn(nurse), await signIn(app, 'kango-hanako')];
    const other = await keyOn(desk);
    const devices = app.platform.db.collection<{ id: string; key: string }>('devices');
    const sealed = (await devices.findOne({ id: one.device }))?.key ?? '';
    expect(sealed).not.toContain(one.key);
    await devices.updateOne({ id: other.device }, { $set: { key: sealed } });
    expect((await desk.get('/api/session/device-key')).body.error).toMatchObject({
      code: 'N-01',
      details: { reason: 'secret-locked' },
    });
    expect(await keyOn(nurse)).toEqual(one);
  });
});
