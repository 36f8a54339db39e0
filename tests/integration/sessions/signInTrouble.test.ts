import { beforeAll, describe, expect, it } from '@jest/globals';
import { openRedis } from '#platform/redis.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { signIn } from '#tests/support/signIn.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import type { TestApp } from '#tests/support/testApp.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { testPassword } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web'], clock: storyClock('2026-06-01T09:00:00+09:00') });

describe('signing in under trouble', () => {
  let app: TestApp;
  beforeAll(() => {
    ({ app } = opened());
  });

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
    const asker = openRedis(opened().stores.redisUrl);
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
    await opened().stores.redis.kill9();
    const away = await nurse.get('/api/session');
    expect([away.status, away.body.error?.code]).toEqual([503, 'N-01']);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    await opened().stores.redis.start();
    await eventually(async () => (await fetch(`${app.url}/readyz`)).status === 200, 10_000);
    expect(await status(nurse)).toBe(200);
  });
});
