import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRedis } from '#platform/redis.ts';
import { eventually } from '#tests/support/eventually.ts';
import { signIn } from '#tests/support/signIn.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { makeTestRegion, testPassword } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();

class TestClock {
  at = new Date('2026-06-01T09:00:00+09:00').getTime();
  now = () => new Date(this.at);
  pass(minutes: number): void {
    this.at += minutes * 60_000;
  }
}

describe('signing in under trouble', () => {
  const clock = new TestClock();
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ stores: stores(), clock, services: ['web'] });
    const { commands, directory, care } = app.house;
    await makeTestRegion({ commands, directory, gate: care.gate });
  }, 60_000);
  afterAll(() => app.close(), 30_000);

  const status = async (client: TestClient) => (await client.get('/api/session')).status;

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
