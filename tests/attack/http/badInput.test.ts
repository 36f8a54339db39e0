import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { instant } from '#contracts/days.ts';
import { errorBody, errorStatus } from '#contracts/errors.ts';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { signIn } from '#tests/support/signIn.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { type TestAnswer, TestClient } from '#tests/support/testClient.ts';
import { makeTestRegion } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const all = Object.entries(routes) as [string, Route][];
/** Those would end the session that the other attacks use. */
const ending = new Set(['signOut', 'signOutEverywhere']);

/** Ids that nobody has: well formed and not. The two must not be told apart (DOMAIN.md §3). */
const unknownId = 'ab'.repeat(12);
const forged = [
  'x',
  '../../etc/passwd',
  `${'a'.repeat(24)}'--`,
  '%00',
  'A'.repeat(24),
  'a'.repeat(5_000),
  '{"$ne":1}',
];

const pathOf = (route: Route, id: string) =>
  `/api${route.path.replace(/:(\w+)/g, () => encodeURIComponent(id))}`;

const badBodies: readonly (readonly [string, string])[] = [
  ['not JSON', '{"a":'],
  ['another type', '"text"'],
  ['null', 'null'],
  ['an array', '[[[[1]]]]'],
  ['no field', '{}'],
  ['a field too many', '{"__proto__":{"admin":true},"constructor":1,"unknown":1}'],
  [
    'operators for values',
    '{"loginName":{"$gt":""},"password":{"$ne":null},"text":{"$where":"1"},"id":{"$gt":""}}',
  ],
  ['deep nesting', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ['half a character', '{"name":"\\ud83d","text":"\\ude00","\\ud83d":1}'],
  ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]).toString('latin1')],
];

describe('bad input at the HTTP door', () => {
  let app: TestApp;
  // One each: all of it together is more than one person may ask in a minute.
  let doctor: TestClient;
  let nurse: TestClient;
  /** Who send the malformed bodies, in turn. */
  let senders: readonly TestClient[] = [];
  beforeAll(async () => {
    app = await startTestApp({ stores: stores(), services: ['web'] });
    const { commands, directory, care } = app.house;
    await makeTestRegion({ commands, directory, gate: care.gate });
    doctor = await signIn(app, 'isha-ichiro');
    nurse = await signIn(app, 'kango-hanako');
    senders = await Promise.all(['care-sachiko', 'yaku-jiro', 'taiin-mari'].map((name) => signIn(app, name)));
  }, 60_000);
  afterAll(() => app.close(), 30_000);

  const isDocumented = (answer: TestAnswer) => {
    const error = z.parse(errorBody, answer.body?.error);
    expect(answer.status).toBe(errorStatus[error.code]);
    expect(error.code).not.toBe('X-01');
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|Error:|Mongo|ioredis/);
    return error.code;
  };
  const isUp = async () => expect((await fetch(`${app.url}/healthz`)).status).toBe(200);

  it.each(all.filter(([, route]) => route.who !== 'public'))(
    '%s: nobody is let in without a session',
    async (_name, route) => {
      const answer = await new TestClient(app.url).ask(route.method, pathOf(route, unknownId));
      expect(isDocumented(answer)).toBe('A-02');
    },
  );

  it.each(all.filter(([, route]) => route.params !== undefined))(
    '%s: a forged id gets what an unknown one gets',
    async (_name, route) => {
      const ask = async (id: string) => {
        const body = route.body === undefined || route.body === 'upload' ? undefined : {};
        const answer = await doctor.ask(route.method, pathOf(route, id), body);
        return isDocumented(answer);
      };
      for (const id of forged) expect([id.slice(0, 30), await ask(id)]).toEqual([id.slice(0, 30), 'A-01']);
      await isUp();
    },
  );

  it.each(all.filter(([name, { body }]) => body !== undefined && body !== 'upload' && !ending.has(name)))(
    '%s: a malformed body gets its error, with where and what is allowed',
    async (name, route) => {
      const sender = senders[Object.keys(routes).indexOf(name) % senders.length]!;
      const client = route.who === 'public' ? new TestClient(app.url) : sender;
      for (const [what, body] of badBodies) {
        const answer = await client.ask(route.method, pathOf(route, unknownId), body, {
          'content-type': 'application/json',
        });
        const code = isDocumented(answer);
        expect([what, code]).toEqual([what, expect.stringMatching(/^(V-01|A-01|C-01)$/)]);
      }
      const tooLarge = `"${'a'.repeat((route.largestBody ?? 128 * 1024) + 1)}"`;
      const large = await client.ask(route.method, pathOf(route, unknownId), tooLarge, {
        'content-type': 'application/json',
      });
      expect(isDocumented(large)).toBe('V-02');
      const form = await client.ask(route.method, pathOf(route, unknownId), 'a=b', {
        'content-type': 'application/x-www-form-urlencoded',
      });
      expect(isDocumented(form)).toBe('V-03');
      await isUp();
    },
  );

  it('[VA1] half a character is told with its place, however deep it lies, and nothing is stored', async () => {
    const ask = (body: string) =>
      nurse.ask('POST', '/api/session/position', body, { 'content-type': 'application/json' });
    const deep = `${'{"a":'.repeat(3_000)}"\\udfff"${'}'.repeat(3_000)}`;
    for (const [body, path] of [
      ['{"position":"\\ud83d"}', 'position'],
      ['{"position":["ok",{"a":"x\\udfffx"}]}', 'position.1.a'],
      ['{"\\udc00":1}', ''],
      [deep, expect.stringMatching(/^a\.a/)],
    ] as const) {
      const answer = await ask(body);
      expect(isDocumented(answer)).toBe('V-01');
      expect(answer.body?.error).toMatchObject({ details: { fields: [{ path, code: 'ill-formed' }] } });
    }
    // A whole pair is one character.
    const whole = await ask('{"position":"\\ud842\\udfb7"}');
    expect(JSON.stringify(whole.body)).not.toContain('ill-formed');
  });

  it.each(all.filter(([, route]) => route.query !== undefined && route.body !== 'upload'))(
    '%s: a malformed query gets its error or is not read',
    async (_name, route) => {
      for (const query of [
        '?a=1&a=2',
        '?limit=-1&before=x&after=[]&query=%ff',
        `?q=${'x'.repeat(6_000)}`,
        '?__proto__[x]=1',
      ]) {
        const answer = await doctor.ask(route.method, `${pathOf(route, unknownId)}${query}`);
        if (answer.status !== 200) isDocumented(answer);
      }
      await isUp();
    },
  );

  it.each([
    '/api',
    '/api/',
    '/api/nope',
    '/api/session/x/y',
    '/api/%ff',
    '/api/..%2f..%2fetc',
    '/nope.php',
    '/.env',
  ])('an unknown route %s is V-05', async (path) => {
    expect(isDocumented(await doctor.get(path))).toBe('V-05');
  });

  it('[DO7] another method of a path that is there is 405, and says which there are', async () => {
    for (const [method, path, allowed] of [
      ['POST', '/api/notices/reach', 'POST'],
      ['GET', '/api/notices/reach', 'POST'],
      ['PUT', '/api/notices', 'POST, GET'],
      ['DELETE', `/api/patients/${unknownId}`, 'GET'],
      ['OPTIONS', '/api/session', 'POST, GET, DELETE'],
      ['PATCH', `/api/minutes/${unknownId}/header`, 'PUT'],
    ] as const) {
      const answer = await doctor.ask(method, path);
      if (method === allowed) continue;
      expect([method, path, isDocumented(answer)]).toEqual([method, path, 'V-06']);
      const told = answer.headers.get('allow')?.split(', ') ?? [];
      expect(told).toEqual(expect.arrayContaining(allowed.split(', ')));
      expect(told).not.toContain(method);
    }
    expect((await doctor.fetch('/api/session', { method: 'HEAD' })).status).toBe(200);
  });

  it('[DO7] says what is wrong with a code, a day and a query in words', async () => {
    const problems = async (path: string) => {
      const { body } = await doctor.get(path);
      const details = body.error?.details as { fields: { path: string; problem: string }[] } | undefined;
      return (details?.fields ?? []).map((each) => `${each.path}: ${each.problem}`).join('; ');
    };
    const trail = '/api/municipalities/232017/audit';
    expect(await problems('/api/facilities?municipality=232018')).toMatch(/: no municipality: .*check digit/);
    expect(await problems('/api/facilities?municipality=23')).toMatch(/six digits of a municipality/);
    expect(await problems(`${trail}/records?from=2026-02-30`)).toMatch(/from: no such day in the calendar/);
    expect(await problems(`${trail}/records?from=1.2.2026`)).toMatch(/from: expected: a day as YYYY-MM-DD/);
    expect(await problems(`${trail}/export?format=csv&form=2026-01-01`)).toMatch(/not allowed: "form"/);
  });

  it('[DO7] takes a time with an offset for the instant that it is', async () => {
    const listed = async (before: string) =>
      (await doctor.get(`/api/notices?box=inbox&before=${before}`)).status;
    for (const [time, status] of [
      ['2026-12-01T14:00:00%2B09:00', 200],
      ['2026-12-01T05:00:00Z', 200],
      ['2026-12-01T14:00:00', 400],
      ['2026-12-01T14:00:00%2B99:00', 400],
    ] as const)
      expect([time, await listed(time)]).toEqual([time, status]);
    expect(z.parse(instant, '2026-12-01T14:00:00+09:00')).toBe('2026-12-01T05:00:00.000Z');
  });

  it('answers with the security headers, errors too, and lets no answer be stored', async () => {
    const { headers } = await doctor.get('/api/nope');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none';script-src 'self';/);
    expect(headers.get('content-security-policy')).toContain(`ws://127.0.0.1:${app.house.port}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
