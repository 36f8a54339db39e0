import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ZodMiniType } from 'zod/mini';
import { errorStatus } from '#contracts/errors.ts';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { requests } from '#contracts/realtime/registry.ts';
import type { RealtimeRequest } from '#contracts/realtime/request.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { fillRoute } from '#tests/support/matrix/fillRoute.ts';
import { type ForeignObjects, makeForeignObjects } from '#tests/support/matrix/foreignObjects.ts';
import { askPlainly } from '#tests/support/matrix/plainAnswer.ts';
import { fieldsOf, sampleValue } from '#tests/support/matrix/sampleValue.ts';
import type { TestClient } from '#tests/support/testClient.ts';

/**
 * Wrong values from somebody who is let in: each field of each request of the contract about real records, one at a
 * time, so that it is the parser and the use case that answer and not the gate.
 */
const opened = withCareHouse();
let house: CareHouse;
let objects: ForeignObjects;
let officer: TestClient;
let doctor: TestClient;
let manager: TestClient;
beforeAll(async () => {
  house = opened();
  objects = await makeForeignObjects(house);
  officer = await house.officer('okazaki');
  doctor = await house.as('doctor');
  manager = await house.as('careManager');
}, 60_000);

const wrong: readonly unknown[] = [
  { $ne: '' },
  [[]],
  -1,
  1e308,
  true,
  '\u0000\ud800',
  '\u202e'.repeat(40),
  '../../etc/passwd',
  'f'.repeat(24),
];
/** Each field in turn with each wrong value, those of the objects within too, and one field too many. */
const spoiled = (valid: unknown, fields: readonly string[] = []): unknown[] => {
  if (valid === null || typeof valid !== 'object' || Array.isArray(valid)) return [...wrong];
  const of = valid as Readonly<Record<string, unknown>>;
  const keys = [...new Set([...fields, ...Object.keys(of)])];
  const isObject = (key: string) =>
    typeof of[key] === 'object' && of[key] !== null && !Array.isArray(of[key]);
  return [
    { ...of, oneTooMany: true },
    ...keys.flatMap((key) =>
      [...wrong, ...(isObject(key) ? spoiled(of[key]) : [])].map((value) => ({ ...of, [key]: value })),
    ),
  ];
};

const isUp = async () => expect((await fetch(`${house.app.url}/healthz`)).status).toBe(200);
const statuses = new Map<string, number>(Object.entries(errorStatus));

/** Those end or change the session that the other attacks use; tests/attack/sessions tries them. */
const ofSessions = (name: string) => /session|signOut|Password|SecondFactor|switchPosition/i.test(name);
const withBody = (Object.entries(routes) as [string, Route][]).filter(
  ([name, { body, who }]) =>
    who === 'session' && body !== undefined && body !== 'upload' && !ofSessions(name),
);

describe('the HTTP door', () => {
  // All of them are more than one person may write in a minute (HU2), which has a test of its own.
  beforeEach(async () => {
    const { redis, redisPrefix } = house.app.platform;
    const counted = await redis.keys(`${redisPrefix}*-account:*`);
    if (counted.length > 0) await redis.del(counted);
  });

  it.each(withBody)('%s: each wrong value gets a documented error or is no harm', async (name, route) => {
    const valid = fillRoute(route, objects.real);
    const asOfficer = ['municipality', 'facility'].includes(route.record) || /notice/i.test(name);
    const client = asOfficer ? officer : route.record === 'minutes' ? manager : doctor;
    let letIn = 0;
    for (const body of spoiled(valid.body, fieldsOf(route.body as ZodMiniType))) {
      const { status, code, text } = await askPlainly(client, { ...valid, body });
      if (!/^A-/.test(code ?? '')) letIn += 1;
      const what = JSON.stringify(body).slice(0, 200);
      if (status < 300) continue;
      expect([what, code, status]).toEqual([what, code, statuses.get(code ?? '')]);
      expect([what, code]).toEqual([what, expect.not.stringMatching(/^(X-01|N-01|V-04)$/)]);
      expect(text).not.toMatch(/node_modules|\.ts:|Mongo|ioredis/);
    }
    // Else it was the gate alone that answered.
    expect(letIn).toBeGreaterThan(0);
    await isUp();
  });
});

describe('the socket and the media door', () => {
  const all = Object.entries(requests) as [string, RealtimeRequest][];
  it.each(all)('%s: each wrong value gets a documented error or is no harm', async (name, { payload }) => {
    const values = [
      undefined,
      null,
      'text',
      ...spoiled(sampleValue(payload, objects.real), fieldsOf(payload)),
    ];
    for (let from = 0; from < values.length; from += 50) {
      const socket = await house.socketOf(doctor);
      // In the call, so that it is the media node that is asked.
      if (name.startsWith('call:'))
        expect(await socket.ask('call:join', { conference: objects.real.conference })).toMatchObject({
          ok: true,
        });
      for (const value of values.slice(from, from + 50)) {
        const answer = await socket.ask(name, value);
        if (!answer.ok)
          expect([value, answer.error.code]).toEqual([value, expect.stringMatching(/^[VAC]-0[1-9]$/)]);
      }
      expect(socket.socket.connected).toBe(true);
      socket.close();
    }
    await isUp();
  });
});
