import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { rawAnswer } from '#tests/support/rawAnswer.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { makeTestRegion, testPassword } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const host = 'engawa.example.jp';
const upgrade = (path: string, ...more: string[]) => [
  `GET ${path} HTTP/1.1`,
  `Host: ${host}`,
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  `Sec-WebSocket-Key: ${'A'.repeat(22)}==`,
  ...more,
];
const get = (path: string, ...more: string[]) => [
  `GET ${path} HTTP/1.1`,
  `Host: ${host}`,
  'Connection: close',
  ...more,
];
const document = `/collab/${'ab'.repeat(12)}`;
const socket = '/socket.io/?EIO=4&transport=websocket';
const foreign = 'Origin: https://evil.example';

describe('a house behind a proxy', () => {
  let app: TestApp;
  let port: number;
  beforeAll(async () => {
    app = await startTestApp({
      stores: stores(),
      services: ['web', 'realtime', 'collab'],
      behindProxy: true,
    });
    const { commands, directory, care } = app.house;
    await makeTestRegion({ commands, directory, gate: care.gate });
    port = app.house.port;
  }, 60_000);
  afterAll(() => app.close(), 30_000);

  it.each([
    ['a file that is not there', 404, get('/assets/none.js')],
    ['an answer of the contract', 200, get('/api/openapi.json')],
    ['an error of a route', 401, get('/api/session')],
    ['an unknown route', 404, get('/api/nothing')],
    ['a path that is none', 404, get('/%ff.x')],
    ['health', 200, get('/readyz')],
    ['a request without a Host', 400, ['GET /api/session HTTP/1.1', 'Connection: close']],
    ['what is no HTTP', 400, ['HELLO']],
    ['a header without an end', 431, get('/', `X: ${'x'.repeat(20_000)}`)],
    ['an expectation that nobody meets', 417, get('/', 'Expect: a-miracle')],
    ['socket.io without WebSocket', 400, get('/socket.io/?EIO=4&transport=polling')],
    ['an upgrade of nobody', 404, upgrade('/elsewhere')],
    ['a socket of another protocol', 400, upgrade('/socket.io/?EIO=3&transport=websocket')],
    ['a socket by an unknown transport', 400, upgrade('/socket.io/?EIO=4&transport=webtransport')],
    ['a socket of somebody’s id', 400, upgrade(`${socket}&sid=abcdef`)],
    ['a socket of an older WebSocket', 400, upgrade(socket).map((line) => line.replace(': 13', ': 8'))],
    ['a document of an older WebSocket', 400, upgrade(document).map((line) => line.replace(': 13', ': 8'))],
    ['a document for a foreign page', 403, upgrade(document, foreign)],
  ])('[DO1] gives its headers with %s (%i)', async (_what, status, lines) => {
    const answer = await rawAnswer(port, lines);
    const told = Object.fromEntries(
      [
        'content-security-policy',
        'x-content-type-options',
        'referrer-policy',
        'x-frame-options',
        'permissions-policy',
        'cross-origin-opener-policy',
        'strict-transport-security',
      ].map((name) => [name, answer.headers.get(name)]),
    );
    expect([answer.status, told]).toEqual([
      status,
      {
        'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'permissions-policy': expect.stringContaining('camera=(self)'),
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      },
    ]);
    expect(answer.headers.has('x-powered-by')).toBe(false);
  });

  it.each(['/healthz', '/readyz', '/metrics'])(
    '[DO3] keeps %s for the inside, however whoever comes through the proxy spells it',
    async (path) => {
      const name = path.slice(1);
      const outside = 'X-Forwarded-For: 192.0.2.7';
      const spelt = [path, `${path}/`, path.toUpperCase(), `/${path}`, `${path}?x`, `${path};x`];
      const odd = [
        `/%${name.charCodeAt(0).toString(16)}${name.slice(1)}`,
        `/api/..${path}`,
        `http://x${path}`,
      ];
      const statuses = [];
      for (const each of [...spelt, ...odd]) {
        const { status, text } = await rawAnswer(port, get(each, outside));
        expect([each, /"ok"|engawa_/.test(text.split('\r\n\r\n')[1] ?? '')]).toEqual([each, false]);
        statuses.push([each, status]);
      }
      expect(statuses.slice(0, 3)).toEqual(spelt.slice(0, 3).map((each) => [each, 404]));
      expect((await rawAnswer(port, get(path))).status).toBe(200);
      expect((await rawAnswer(port, get(`${path}/`))).status).toBe(404);
    },
  );

  const signIn = async (headers: Record<string, string> = {}) => {
    const client = new TestClient(app.url, headers);
    return {
      client,
      answer: await client.post('/api/session', { loginName: 'isha-ichiro', password: testPassword }),
    };
  };

  it('[DO4] gives __Host- cookies, and takes no other', async () => {
    const { client, answer } = await signIn();
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((each) => each.split('=')[0]).sort()).toEqual([
      '__Host-engawa_csrf',
      '__Host-engawa_device',
      '__Host-engawa_session',
    ]);
    for (const each of cookies) {
      expect(each).toMatch(/; Path=\/; .*Secure/);
      expect(each).not.toMatch(/Domain/i);
    }
    expect((await client.get('/api/session')).status).toBe(200);
    const plain = client.cookieHeader.replaceAll('__Host-', '');
    expect((await new TestClient(app.url, { cookie: plain }).get('/api/session')).status).toBe(401);
    const { securitySchemes } = (await client.get('/api/openapi.json')).body.components as {
      securitySchemes: { session: { name: string } };
    };
    expect(securitySchemes.session.name).toBe('__Host-engawa_session');
  });

  it('[DO4] takes no request of a page at http:// of its own name, at any door', async () => {
    const { client } = await signIn();
    const at = (scheme: string) => `${scheme}://127.0.0.1:${port}`;
    const change = (scheme: string) =>
      client.post('/api/session/position', { position: 'ab'.repeat(12) }, { origin: at(scheme) });
    expect((await change('http')).body.error?.code).toBe('A-08');
    expect((await change('https')).body.error?.code).not.toBe('A-08');
    const own = (path: string, scheme: string) =>
      upgrade(path, `Cookie: ${client.cookieHeader}`, `Origin: ${scheme}://${host}`, 'X-End: 1');
    expect((await rawAnswer(port, own(document, 'http'))).status).toBe(403);
  });

  it('[DO2] compresses text, but no answer that carries a secret and none that another site asked for', async () => {
    const { client } = await signIn();
    const encodingOf = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await client.fetch(path, { headers: { 'accept-encoding': 'br, gzip', ...headers } });
      await answer.text();
      return answer.headers.get('content-encoding');
    };
    expect(await encodingOf('/api/openapi.json')).toBe('br');
    expect(await encodingOf('/api/openapi.json', { 'accept-encoding': 'gzip' })).toBe('gzip');
    expect(await encodingOf('/api/openapi.json', { 'accept-encoding': 'identity' })).toBeNull();
    expect(await encodingOf('/api/openapi.json', { 'sec-fetch-site': 'same-origin' })).toBe('br');
    for (const site of ['cross-site', 'same-site'])
      expect([site, await encodingOf('/api/openapi.json', { 'sec-fetch-site': site })]).toEqual([site, null]);
    const session = await client.fetch('/api/session');
    expect(session.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(session.headers.get('content-encoding')).toBeNull();
  });
});

describe('the contract', () => {
  it('[DO2] marks every route whose answer names a secret', () => {
    const secret = /"(csrf|secret|token|uri|password|numbers)":/;
    for (const [name, route] of Object.entries(routes) as [string, Route][]) {
      if ('stream' in route.answer || route.answer._zod.def.type !== 'object') continue;
      const said = JSON.stringify(z.toJSONSchema(route.answer, { io: 'output', unrepresentable: 'any' }));
      // A key of its own is one that is handed out; within a list it names a place or proves a checkpoint.
      const isKey = 'key' in (route.answer as unknown as { shape: object }).shape;
      expect([name, route.holdsSecret === true]).toEqual([name, isKey || secret.test(said)]);
    }
  });
});
