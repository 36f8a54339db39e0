import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import { openRedis } from '#platform/redis.ts';
import { limitRequests } from '#server/http/limitRequests.ts';
import { eventually } from '#tests/support/eventually.ts';
import { signIn } from '#tests/support/signIn.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { makeTestRegion, type TestRegion, testPassword } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const toFullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const stores = withTestStores();

class TestClock {
  at = new Date('2026-06-01T09:00:00+09:00').getTime();
  now = () => new Date(this.at);
  pass(minutes: number): void {
    this.at += minutes * 60_000;
  }
}

describe('signing in', () => {
  const clock = new TestClock();
  let app: TestApp;
  let region: TestRegion;
  beforeAll(async () => {
    app = await startTestApp({ stores: stores(), clock, services: ['web'] });
    const { commands, directory, care } = app.house;
    region = await makeTestRegion({ commands, directory, gate: care.gate });
  }, 60_000);
  afterAll(() => app.close(), 30_000);

  const status = async (client: TestClient) => (await client.get('/api/session')).status;
  const codeOf = async (answer: Promise<{ body: { error?: { code: string } } }>) =>
    (await answer).body.error?.code;

  it('shows who is signed in and in which position, until they sign out', async () => {
    const nurse = await signIn(app, 'kango-hanako');
    const { body } = await nurse.get('/api/session');
    expect(body).toMatchObject({
      account: {
        name: '見本 看護花子',
        municipality: { code: '232076', name: '豊川市' },
        secondFactor: false,
      },
      position: region.people.nurse.position,
      positions: [{ profession: '訪問看護師', facility: { municipality: '豊川市' } }],
    });
    expect((await nurse.delete('/api/session')).status).toBe(204);
    expect(await status(nurse)).toBe(401);
  });

  it('answers an unknown name as it answers a wrong password', async () => {
    const client = new TestClient(app.url);
    const wrong = await client.post('/api/session', { loginName: 'kango-hanako', password: 'wrong' });
    const unknown = await client.post('/api/session', { loginName: 'nobody-here', password: 'wrong' });
    expect(wrong.status).toBe(401);
    const { traceId: _a, ...one } = wrong.body.error as unknown as Record<string, unknown>;
    const { traceId: _b, ...other } = unknown.body.error as unknown as Record<string, unknown>;
    expect(other).toEqual(one);
    expect(one).toEqual({ code: 'L-01' });
  });

  it('takes full-width letters and capitals for the same login name', async () => {
    const client = new TestClient(app.url);
    const answer = await client.post('/api/session', { loginName: ' Ｋango-Hanako', password: testPassword });
    expect(answer.body.state).toBe('signed-in');
  });

  it('ends a session after half an hour without activity, and after twelve hours whatever is done', async () => {
    const nurse = await signIn(app, 'kango-hanako');
    clock.pass(29);
    expect(await status(nurse)).toBe(200);
    clock.pass(29);
    expect(await status(nurse)).toBe(200);
    clock.pass(31);
    expect(await status(nurse)).toBe(401);

    const busy = await signIn(app, 'kango-hanako');
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      clock.pass(20);
      expect(await status(busy)).toBe(200);
    }
    clock.pass(20);
    expect(await status(busy)).toBe(401);
  });

  it('counts an open connection as activity only when it says so', async () => {
    const nurse = await signIn(app, 'kango-hanako');
    const { body } = await nurse.get('/api/session');
    const session = body.session as Parameters<typeof app.house.sessions.look>[0];
    clock.pass(20);
    expect(await app.house.sessions.look(session)).not.toBeNull();
    clock.pass(11);
    expect(await app.house.sessions.look(session)).toBeNull();
    await app.house.sessions.touch(session);
    expect(await app.house.sessions.look(session)).toBeNull();
  });

  it('signs out everywhere at once', async () => {
    const [phone, desk] = [await signIn(app, 'isha-ichiro'), await signIn(app, 'isha-ichiro')];
    expect((await desk.get('/api/sessions')).body.sessions).toHaveLength(2);
    const revoked: unknown[] = [];
    const stop = app.house.revocations.onRevoked(({ subject }) => revoked.push(subject));
    expect((await phone.delete('/api/sessions')).status).toBe(204);
    stop();
    expect([await status(phone), await status(desk)]).toEqual([401, 401]);
    expect(revoked).toContainEqual({ kind: 'account', id: region.people.doctor.account });
  });

  it('revives nothing when Redis is restored from an old file', async () => {
    const { redis, redisPrefix } = app.platform;
    const [ended, everywhere] = [await signIn(app, 'yaku-jiro'), await signIn(app, 'isha-ichiro')];
    const keys = await redis.keys(`${redisPrefix}session*`);
    const dumped = await Promise.all(keys.map(async (key) => [key, await redis.dumpBuffer(key)] as const));
    await ended.delete('/api/session');
    await everywhere.delete('/api/sessions');
    for (const [key, value] of dumped) await redis.restore(key, 0, value ?? '', 'REPLACE');
    expect(await redis.keys(`${redisPrefix}session:*`)).not.toHaveLength(0);
    expect([await status(ended), await status(everywhere)]).toEqual([401, 401]);
  });

  it("switches the acting position to another of one's own, and to no other", async () => {
    const { commands } = app.house;
    const { nurse, doctor } = region.people;
    const second = await commands.addPosition(region.officers.toyokawa.actor, nurse.account, {
      clientId: 'client-second',
      facility: nurse.facility,
      profession: '保健師',
    });
    const client = await signIn(app, 'kango-hanako');
    const moved: unknown[] = [];
    const stop = app.house.revocations.onMoved((session) => moved.push(session));
    const { body } = await client.post('/api/session/position', { position: second });
    stop();
    expect(body.position).toBe(second);
    expect(moved).toContain(body.session);
    const foreign = client.post('/api/session/position', { position: doctor.position });
    expect(await codeOf(foreign)).toBe('A-01');
  });

  it('[HU2] writes nothing that others wait for, however often one switches the position', async () => {
    const entries = () => app.platform.db.collection('revocations').countDocuments();
    const { nurse } = region.people;
    const client = await signIn(app, 'kango-hanako');
    const before = await entries();
    for (let at = 0; at < 30; at++)
      expect((await client.post('/api/session/position', { position: nurse.position })).status).toBe(200);
    expect(await entries()).toBe(before);
  });

  it('[HU2] says V-04 to an account that writes more than a script of its own would, and lets it read on', async () => {
    const limit = limitRequests(app.platform);
    const asked = { account: 'somebody', address: '192.0.2.1' };
    const writes = (count: number) =>
      Promise.allSettled(Array.from({ length: count }, () => limit({ ...asked, writes: true })));
    const refused = (await writes(610)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    expect(refused).toMatchObject(refused.map(() => ({ reason: { code: 'V-04' } })));
    await limit({ ...asked, writes: false });
    await limit({ ...asked, account: 'a colleague', writes: true });
  });

  it('asks for the second factor once it is proved, and takes each code once', async () => {
    const first = await signIn(app, 'care-sachiko');
    const begun = await first.post('/api/session/second-factor/setup', { password: testPassword });
    const secret = begun.body.secret as string;
    const codeNow = () => generate({ secret, epoch: Math.floor(clock.at / 1000) });
    const code = await codeNow();
    expect((await first.post('/api/session/second-factor/confirm', { code })).body.state).toBe('signed-in');

    const client = new TestClient(app.url);
    const half = await client.post('/api/session', { loginName: 'care-sachiko', password: testPassword });
    expect(half.body.state).toBe('second-factor');
    expect(await codeOf(client.get('/api/session'))).toBe('L-02');
    expect(await codeOf(client.post('/api/session/second-factor', { code }))).toBe('L-01');
    clock.pass(1);
    const next = await codeNow();
    const whole = await client.post('/api/session/second-factor', { code: next });
    expect(whole.body.state).toBe('signed-in');
    expect(await status(client)).toBe(200);
  });

  it('[DO5] refuses a new password that is short, guessable or the old one, and ends all other sessions with a good one', async () => {
    const [desk, phone] = [await signIn(app, 'taiin-mari'), await signIn(app, 'taiin-mari')];
    const change = (next: string) => desk.post('/api/session/password', { current: testPassword, next });
    expect(await codeOf(change('Kurz-1'))).toBe('L-04');
    expect(await codeOf(change('Taiin-Mari-2026!'))).toBe('L-04');
    expect((await change(testPassword)).body.error).toMatchObject({
      ...{ code: 'L-04', details: { reason: 'same-as-before' } },
    });
    expect([await status(desk), await status(phone)]).toEqual([200, 200]);
    expect((await change('Tsubame-no-su-41')).body.state).toBe('signed-in');
    expect([await status(desk), await status(phone)]).toEqual([200, 401]);
    await signIn(app, 'taiin-mari', { password: 'Tsubame-no-su-41' });
  });

  describe('made anew by the office, for who forgot the password or lost the device,', () => {
    const path = (who: 'doctor' | 'nurse', city = '232017') =>
      `/api/municipalities/${city}/accounts/${region.people[who].account}/renew-sign-in`;
    const choose = (token: string, password: string) =>
      new TestClient(app.url).post('/api/session/password-by-link', { token, password });
    const officerOf = (city: 'toyohashi' | 'toyokawa') => signIn(app, region.officers[city].loginName);
    const renew = async () => {
      const answer = await (await officerOf('toyohashi')).post(path('doctor'), {});
      expect(answer.status).toBe(200);
      return answer.body as unknown as { secret: string; until: string };
    };
    const listed = async () => {
      const { body } = await (await officerOf('toyohashi')).get('/api/municipalities/232017/accounts');
      const accounts = body.accounts as { id: string; renewing: boolean; secondFactor: boolean }[];
      return accounts.find(({ id }) => id === region.people.doctor.account);
    };

    it('[DO5] ends password, second factor and sessions at once; the link sets another password once', async () => {
      const { loginName } = region.people.doctor;
      const before = await signIn(app, loginName);
      const begun = await before.post('/api/session/second-factor/setup', { password: testPassword });
      const code = await generate({
        secret: begun.body.secret as string,
        epoch: Math.floor(clock.at / 1000),
      });
      await before.post('/api/session/second-factor/confirm', { code });
      expect(await listed()).toMatchObject({ renewing: false, secondFactor: true });

      const { secret, until } = await renew();
      expect(new Date(until).getTime() - clock.at).toBe(24 * 3600_000);
      expect(await status(before)).toBe(401);
      const old = new TestClient(app.url).post('/api/session', { loginName, password: testPassword });
      expect(await codeOf(old)).toBe('L-01');
      expect(await listed()).toMatchObject({ renewing: true, secondFactor: false });

      // Without the second factor eight characters are not enough, and a refusal leaves the link as it was.
      expect(await codeOf(choose(secret, 'Kurz-1-ab'))).toBe('L-04');
      // Somebody else may know the old one, however it is typed.
      for (const same of [testPassword, toFullWidth(testPassword)])
        expect((await choose(secret, same)).body.error?.details).toEqual({ reason: 'same-as-before' });
      expect((await choose(secret, 'Yatsugatake-no-kaze-7')).status).toBe(204);
      expect(await codeOf(choose(secret, 'Yatsugatake-no-kaze-8'))).toBe('A-01');
      await signIn(app, loginName, { password: 'Yatsugatake-no-kaze-7' });
      expect(await listed()).toMatchObject({ renewing: false, secondFactor: false });
    });

    it('leaves one link about, for a day: an earlier one and an old one are as one that never was', async () => {
      const [first, second] = [await renew(), await renew()];
      expect(await codeOf(choose(first.secret, 'Yatsugatake-no-kaze-9'))).toBe('A-01');
      clock.pass(24 * 60);
      expect(await codeOf(choose(second.secret, 'Yatsugatake-no-kaze-9'))).toBe('A-01');
      expect(await codeOf(choose('A'.repeat(43), 'Yatsugatake-no-kaze-9'))).toBe('A-01');
      // The first operator's link sets nobody's password.
      const other = await app.house.makeFirstOperatorLink();
      expect(await codeOf(choose(other, 'Yatsugatake-no-kaze-9'))).toBe('A-01');
      expect((await choose((await renew()).secret, 'Yatsugatake-no-kaze-9')).status).toBe(204);
    });

    it("is the officer's of the managing municipality alone, and never for oneself", async () => {
      const officer = await officerOf('toyohashi');
      const own = path('doctor').replace(
        region.people.doctor.account,
        region.officers.toyohashi.actor.account,
      );
      expect(await codeOf(officer.post(own, {}))).toBe('C-01');
      // An account of another city is unknown here, just as one that never was.
      expect(await codeOf(officer.post(path('nurse'), {}))).toBe('A-01');
      expect(await codeOf(officer.post(path('doctor').replace(/[0-9a-f]{24}/, 'f'.repeat(24)), {}))).toBe(
        'A-01',
      );
      const nurse = await signIn(app, region.people.nurse.loginName);
      for (const stranger of [await officerOf('toyokawa'), nurse])
        expect((await stranger.post(path('doctor'), {})).status).toBe(404);
      expect(await status(nurse)).toBe(200);
    });

    it('gives nothing back to who has left meanwhile', async () => {
      const { secret } = await renew();
      const leave = path('doctor').replace('renew-sign-in', 'leave');
      expect((await (await officerOf('toyohashi')).post(leave, {})).status).toBe(204);
      expect(await codeOf(choose(secret, 'Yatsugatake-no-kaze-9'))).toBe('A-01');
    });
  });

  it('bars guessing from elsewhere, and never the device that signed in before', async () => {
    const known = await signIn(app, 'soto-taro');
    await known.delete('/api/session');
    const guess = () =>
      new TestClient(app.url).post('/api/session', { loginName: 'soto-taro', password: 'guess' });
    const codes = [];
    for (let at = 0; at < 12; at++) codes.push((await guess()).body.error?.code);
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('L-01'));
    expect(codes.slice(10)).toEqual(['L-03', 'L-03']);
    const right = await new TestClient(app.url).post('/api/session', {
      loginName: 'soto-taro',
      password: testPassword,
    });
    expect(right.status).toBe(429);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    const again = await known.post('/api/session', { loginName: 'soto-taro', password: testPassword });
    expect(again.body.state).toBe('signed-in');
  });

  it('answers N-01 while Redis is silent, and goes on afterwards', async () => {
    const nurse = await signIn(app, 'kango-hanako');
    const asker = openRedis(stores().redisUrl);
    await asker.connect();
    const pid = Number(/process_id:(\d+)/.exec(await asker.info('server'))?.[1]);
    process.kill(pid, 'SIGSTOP');
    try {
      const away = await nurse.get('/api/session');
      expect([away.status, away.body.error?.code]).toEqual([503, 'N-01']);
    } finally {
      process.kill(pid, 'SIGCONT');
      asker.disconnect();
    }
    await eventually(async () => (await nurse.get('/api/session')).status === 200, 10_000);
  }, 40_000);

  it('answers N-01 while Redis is away, and goes on afterwards', async () => {
    const nurse = await signIn(app, 'kango-hanako');
    await stores().redis.kill9();
    const away = await nurse.get('/api/session');
    expect([away.status, away.body.error?.code]).toEqual([503, 'N-01']);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    await stores().redis.start();
    await eventually(async () => (await fetch(`${app.url}/readyz`)).status === 200, 10_000);
    expect(await status(nurse)).toBe(200);
  });
});
