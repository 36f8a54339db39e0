import { beforeAll, describe, expect, it } from '@jest/globals';
import { commandDeeds } from '#contracts/commandDeeds.ts';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { fillRoute, namesIn } from '#tests/support/matrix/fillRoute.ts';
import {
  type ForeignObjects,
  fileKinds,
  makeForeignObjects,
  makeOtherMember,
  ownersOf,
  secrets,
  unknownIds,
} from '#tests/support/matrix/foreignObjects.ts';
import { askPlainly } from '#tests/support/matrix/plainAnswer.ts';
import { TestClient } from '#tests/support/testClient.ts';

/**
 * The matrix of the HTTP door (DESIGN decision 2): every route that names a record, times everybody who has no relation
 * to it. What is asked is made from the contract; a route whose ids it does not know fails here.
 */
const all = Object.entries(routes) as [string, Route][];
const doors = all.filter(([, { record }]) => record !== 'none' && record !== 'self');
const attackers = ['non-party', 'outside the team', 'officer', 'other team'] as const;

let house: CareHouse;
const opened = withCareHouse({ services: ['web', 'worker'] });
let objects: ForeignObjects;
const clients = {} as Record<(typeof attackers)[number] | 'nobody', TestClient>;
/** Who has a record of each kind that has others below it, and its id. */
let own: Awaited<ReturnType<typeof ownersOf>>;

beforeAll(async () => {
  house = opened();
  objects = await makeForeignObjects(house);
  clients['non-party'] = await house.as('nonParty');
  clients['outside the team'] = await house.as('outsider');
  clients.officer = await house.officer('toyohashi');
  const other = await makeOtherMember(house);
  clients['other team'] = other.client;
  clients.nobody = new TestClient(house.app.url);
  own = await ownersOf(house, objects.real, other);
}, 120_000);

const facts = () => house.app.platform.db.collection('facts').countDocuments();
const hidesAll = (text: string) => {
  for (const secret of secrets) expect(text).not.toContain(secret);
};

describe('every route that names a record', () => {
  it('names it in its path, so that the matrix can put a foreign one there', () => {
    for (const [name, { record, path }] of doors)
      expect([name, namesIn(path)]).toEqual([name, expect.arrayContaining([record])]);
  });

  it.each(doors)(
    '%s: no relation is answered as an unknown id, with one entry either way',
    async (_name, route) => {
      for (const who of attackers) {
        const before = await facts();
        const real = await askPlainly(clients[who], fillRoute(route, objects.real));
        const between = await facts();
        const unknown = await askPlainly(clients[who], fillRoute(route, unknownIds));
        expect({ who, ...real }).toEqual({ who, ...unknown });
        expect([who, real.status, real.code]).toEqual([who, 404, 'A-01']);
        expect([who, between - before]).toEqual([who, (await facts()) - between]);
        hidesAll(real.text);
      }
    },
  );

  it.each(doors.filter(([, { record }]) => record === 'notice'))(
    "%s: a patient's hospital note is as an unknown id to whoever is not of the team, at home too",
    async (_name, route) => {
      for (const who of attackers) {
        const real = await askPlainly(clients[who], fillRoute(route, objects.hospitalNote));
        expect({ who, ...real }).toEqual({
          who,
          ...(await askPlainly(clients[who], fillRoute(route, unknownIds))),
        });
        expect([who, real.status, real.code]).toEqual([who, 404, 'A-01']);
        hidesAll(real.text);
      }
    },
  );

  it.each(doors)('%s: nobody signed in is told only that', async (_name, route) => {
    const real = await askPlainly(clients.nobody, fillRoute(route, objects.real));
    expect(real).toEqual(await askPlainly(clients.nobody, fillRoute(route, unknownIds)));
    expect([real.status, real.code]).toEqual([401, 'A-02']);
  });
});

describe('[AU12] every request that can change something', () => {
  /** Asked for in two steps: who may not even read the minutes is refused by that. */
  const readFirst = ['enterAttendee', 'strikeAttendee', 'circulateMinutes'];
  const named = doors.flatMap(([name, route]) => {
    const deed = (commandDeeds as Readonly<Record<string, string | object>>)[name];
    return typeof deed === 'string' ? [[name, route, readFirst.includes(name) ? 'read' : deed] as const] : [];
  });

  it.each(named)('%s: is named by its own deed in the trail, refused too', async (_name, route, deed) => {
    const { account } = house.region.officers.toyohashi;
    const db = house.app.platform.db.collection('facts');
    const before = await db.distinct('_id', { account });
    await askPlainly(clients.officer, fillRoute(route, objects.real));
    const facts = await db.find({ account, _id: { $nin: before } }).toArray();
    expect(facts.map(({ act }) => act)).toContain(deed);
    // Whatever else was asked on the way, nothing is so broad that one would have to guess.
    for (const { act } of facts) expect(['manage', 'hold', 'audit']).not.toContain(act);
  });
});

describe('ids in a second place', () => {
  // `n` and `seq` count within their record: no record has another's.
  const nested = doors.filter(([, { path }]) =>
    namesIn(path).some((name, at) => at > 0 && name !== 'n' && name !== 'seq'),
  );

  it.each(nested)("%s: under one's own record another's is an unknown one", async (_name, route) => {
    const one = own[route.record];
    if (one === undefined)
      throw new Error(`nobody has a ${route.record} of their own: say who in its sample`);
    const { doctor } = house.region.people;
    const foreign = { ...objects.real, account: doctor.account, position: doctor.position, ...one.ids };
    const real = await askPlainly(one.client, fillRoute(route, foreign));
    expect(real).toEqual(await askPlainly(one.client, fillRoute(route, { ...unknownIds, ...one.ids })));
    // Of a notice of one's own a facility is a filter: whom it did not reach has no receipts, as one that is not there.
    expect(real.status).toBe(route === routes.facilityReceipts ? 200 : 404);
    hidesAll(real.text);
  });
});

describe('every file', () => {
  it.each(fileKinds)('%s: is not there for who has no relation, whole, small or in part', async (kind) => {
    // It is there: for whoever put it in, and for whom the notes and notices reached.
    const reader = kind === 'PDF of a notice' ? await house.as('nurse') : await house.as('doctor');
    expect((await reader.fetch(`/api/attachments/${objects.files[kind]}`)).status).toBe(200);
    for (const who of attackers)
      for (const [search, headers] of [
        ['', {}],
        ['?size=preview', {}],
        ['', { range: 'bytes=0-9' }],
        ['', { range: 'bytes=999999999-' }],
      ] as const) {
        const ask = async (id: string) => {
          const answer = await clients[who].fetch(`/api/attachments/${id}${search}`, { headers });
          const { error } = (await answer.json()) as { error: { code: string } };
          return [who, answer.status, { ...error, traceId: '' }, [...answer.headers.keys()]];
        };
        const real = await ask(objects.files[kind]);
        expect(real).toEqual(await ask(unknownIds.attachment as string));
        expect(real[1]).toBe(404);
      }
  });
});

describe('every change', () => {
  const changes = all.filter(([, { method, who }]) => method !== 'GET' && who === 'session');
  it.each(changes)('%s: is refused without the token, and from another site', async (_name, route) => {
    const { method, path, body } = fillRoute(route, objects.real);
    const doctor = await house.as('doctor');
    const ask = async (headers: Record<string, string>) =>
      (await doctor.ask(method, path, body, headers)).body;
    for (const headers of [
      { 'x-engawa-csrf': 'forged' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect(await ask(headers)).toMatchObject({ error: { code: 'A-08' } });
  });
});
