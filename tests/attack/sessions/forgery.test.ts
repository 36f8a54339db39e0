import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { signIn } from '#tests/support/signIn.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { makeTestRegion, testPassword } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const changing = (Object.entries(routes) as [string, Route][]).filter(
  ([, route]) => route.method !== 'GET' && route.who !== 'public',
);

describe('requests that another site makes the browser send', () => {
  let app: TestApp;
  let doctor: TestClient;
  let nurse: TestClient;
  beforeAll(async () => {
    app = await startTestApp({ stores: stores(), services: ['web'] });
    const { commands, directory, care } = app.house;
    await makeTestRegion({ commands, directory, gate: care.gate });
    doctor = await signIn(app, 'isha-ichiro');
    nurse = await signIn(app, 'kango-hanako');
  }, 60_000);
  afterAll(() => app.close(), 30_000);

  const code = async (name: string, headers: Record<string, string>) => {
    const route = routes[name as keyof typeof routes] as Route;
    const path = `/api${route.path.replace(/:(\w+)/g, 'ab'.repeat(12))}`;
    const answer = await doctor.ask(route.method, path, route.body === undefined ? undefined : {}, headers);
    return answer.body?.error?.code;
  };

  it.each(changing)(
    "%s: refused without the token, with another session's, and from a foreign origin",
    async (name) => {
      expect(await code(name, { 'x-engawa-csrf': '' })).toBe('A-08');
      expect(await code(name, { 'x-engawa-csrf': nurse.csrf ?? '' })).toBe('A-08');
      expect(await code(name, { origin: 'https://evil.example' })).toBe('A-08');
      expect(await code(name, { origin: 'null' })).toBe('A-08');
      expect(await code(name, { 'sec-fetch-site': 'cross-site' })).toBe('A-08');
    },
  );

  it('is still signed in after all of these', async () => {
    expect((await doctor.get('/api/session')).status).toBe(200);
  });

  it('takes no sign-in from a foreign origin or from a form', async () => {
    const client = new TestClient(app.url);
    const body = { loginName: 'isha-ichiro', password: testPassword };
    const foreign = await client.post('/api/session', body, { origin: 'https://evil.example' });
    expect(foreign.body.error?.code).toBe('A-08');
    const form = await client.ask('POST', '/api/session', JSON.stringify(body), {
      'content-type': 'text/plain',
    });
    expect(form.body.error?.code).toBe('V-03');
    expect(client.cookies.size).toBe(0);
  });

  it('sets cookies that scripts and other sites cannot use', async () => {
    const answer = await fetch(`${app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ loginName: 'isha-ichiro', password: testPassword }),
    });
    const cookies = answer.headers.getSetCookie();
    for (const name of ['engawa_session', 'engawa_device'])
      expect(cookies.find((cookie) => cookie.startsWith(name))).toMatch(
        /HttpOnly; SameSite=Lax|SameSite=Lax; HttpOnly|HttpOnly.*SameSite=Lax/,
      );
  });

  it('takes no session but one that was given, however its cookie is bent', async () => {
    const token = doctor.cookies.get('engawa_session') ?? '';
    const keys = await app.platform.redis.keys(`${app.platform.redisPrefix}session:*`);
    const ids = keys.map((key) => key.split(':').at(-1) ?? '');
    const bent = [
      '',
      'x',
      token.slice(0, -1),
      `${token.slice(0, -1)}~`,
      `${token}A`,
      ...ids,
      'A'.repeat(43),
      `${token};x`,
      '*',
    ];
    for (const value of bent.filter((each) => each !== `${token};x`)) {
      const answer = await fetch(`${app.url}/api/session`, {
        headers: { cookie: `engawa_session=${value}` },
      });
      expect([value, answer.status]).toEqual([value, 401]);
    }
    const huge = await fetch(`${app.url}/api/session`, {
      headers: { cookie: `engawa_session=${token}; x=${'y'.repeat(9_000)}` },
    });
    expect(huge.status).toBe(401);
  });
});
