import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditRecord } from '#contracts/http/auditView.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { makeAuditor } from '#tests/support/makeAuditor.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

/** Ten to midnight in Tokyo. */
const clock = storyClock('2026-11-30T14:50:00Z');
const opened = withCareHouse({ services: ['web', 'realtime', 'worker'], clock });
let house: CareHouse;
let nurse: TestClient;
let officer: TestClient;
let auditor: TestClient;
const threads: string[] = [];

const db = () => house.app.platform.db;
const channel = () => `/api/channels/${house.region.channel}`;
const given = async (): Promise<unknown[]> => {
  const found = await db()
    .collection('provisions')
    .find({ account: house.region.people.nurse.account, 'record.kind': 'channel' })
    .toArray();
  return found
    .map(({ firstSeq, lastSeq, dataClasses }) => [firstSeq, lastSeq, [...dataClasses].sort()])
    .sort((a, b) => a[0] - b[0]);
};
const factsOf = (account: string, more: object = {}) =>
  db()
    .collection('facts')
    .find({ account, ...more })
    .toArray();
const trail = async (city: keyof typeof cities, who: TestClient, query: string): Promise<AuditRecord[]> =>
  (await who.get(`/api/municipalities/${cities[city]}/audit/records?${query}`)).body
    .records as unknown as AuditRecord[];

beforeAll(async () => {
  house = opened();
  auditor = await makeAuditor(house, 'toyohashi', 'kansa-shown');
  [nurse, officer] = [await house.as('nurse'), await house.officer('toyohashi')];
  const doctor = await house.as('doctor');
  for (let seq = 1; seq <= 10; seq++) {
    const isTopic = seq === 1 || seq === 10;
    const answer = await doctor.post(`${channel()}/posts`, {
      ...{ clientId: `client-shown-${seq}`, text: `見本 ${seq}` },
      // Of the two between, one is a visit report: its vitals are drawn in the chart.
      kind: seq === 5 ? 'visit-report' : 'post',
      ...(isTopic ? { title: `話題 ${seq}` } : {}),
      ...(seq === 5 ? { vitals: { pulse: 72 } } : {}),
    });
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    if (isTopic) threads.push((answer.body.post as { id: string }).id);
  }
}, 120_000);

describe('[AU10] what is listed is not read', () => {
  it('signing in and looking at ホーム writes no reading, of no class, and provides nothing', async () => {
    const paths = ['/api/patients', '/api/conferences', '/api/attestations/pending', '/api/channels/unread'];
    for (const path of paths) expect((await nurse.get(path)).status).toBe(200);
    const { account } = house.region.people.nurse;
    const all = await factsOf(account);
    // [AU16] That they signed in is a fact of its own, and reads nothing either.
    expect(all.filter(({ act }) => act === 'sign-in')).toMatchObject([{ dataClasses: [] }]);
    const written = all.filter(({ act }) => act !== 'sign-in');
    expect(written.length).toBeGreaterThanOrEqual(2);
    for (const { act, dataClasses, record } of written)
      expect([record.kind, act, dataClasses]).toEqual([record.kind, 'list', []]);
    expect(await db().collection('provisions').countDocuments({ account })).toBe(0);
  });

  it('opening the patient is a reading of the face sheet, and of no class that the page does not have', async () => {
    expect((await nurse.get(`/api/patients/${house.region.patient}`)).status).toBe(200);
    const { account } = house.region.people.nurse;
    const [fact] = await factsOf(account, { act: 'read' });
    const shown = await db().collection('provisions').find({ account, 'record.kind': 'patient' }).toArray();
    for (const { dataClasses } of [fact!, ...shown])
      expect(dataClasses.filter((each: string) => each !== 'face-sheet')).toEqual([]);
  });
});

describe('[AU11] a provision lists what was shown', () => {
  it('topics alone: a run for each, with the classes of their words', async () => {
    expect((await nurse.get(`${channel()}/topics`)).status).toBe(200);
    // The visit report opens a topic, too.
    expect(await given()).toEqual([
      [1, 1, ['post']],
      [5, 5, ['visit-report', 'vitals']],
      [10, 10, ['post']],
    ]);
  });

  it('in the facts too, which name the runs', async () => {
    const provisions = await db()
      .collection('provisions')
      .find({ account: house.region.people.nurse.account, 'record.kind': 'channel' })
      .toArray();
    const facts = provisions.flatMap(({ openedBy, closedBy }) => [openedBy, closedBy].filter(Boolean));
    // Two grounds of classes, each opened and closed once, however many runs there are.
    expect(facts).toHaveLength(4);
    expect(facts.map(({ shown }) => shown)).toEqual(
      expect.arrayContaining([
        [
          { first: 1, last: 1 },
          { first: 10, last: 10 },
        ],
        [{ first: 5, last: 5 }],
      ]),
    );
  });

  it('a socket that is open and is sent nothing has no provision, and one from the first post on', async () => {
    const before = await given();
    const socket = await house.socketOf(nurse);
    await socket.ask('channel:open', { channel: house.region.channel, after: 10 });
    expect(await given()).toEqual(before);
    const doctor = await house.as('doctor');
    await doctor.post(`${channel()}/posts`, { clientId: 'client-live-11', kind: 'post', text: '見本 11' });
    await eventually(() => socket.of('post:appended').length === 1);
    await doctor.post(`${channel()}/posts`, { clientId: 'client-live-12', kind: 'post', text: '見本 12' });
    await eventually(() => socket.of('post:appended').length === 2);
    await socket.ask('channel:close', { channel: house.region.channel });
    await eventually(async () => JSON.stringify((await given()).at(-1)) === '[11,12,["post"]]');
    expect(await given()).toHaveLength(before.length + 1);
    socket.close();
  });

  it('after the city has left, what is read back is what was shown, and nothing between', async () => {
    const file = new URL('../../../server/sample/sample-wide-area.yaml', import.meta.url);
    const next = (await readFile(file, 'utf8'))
      .replace('version: 1', 'version: 2')
      .replace('effective: 2020-04-01', 'effective: 2026-12-01')
      .replace(/(municipality: "232076".*\n +from: 2020-04-01)/, '$1\n    until: 2026-12-01');
    const { actor } = house.region.officers.toyohashi;
    await house.app.house.commands.importAgreement(actor, cities.toyohashi, next);
    clock.advance(20 * 60_000);
    const page = await nurse.get(`${channel()}/posts`);
    expect(page.status).toBe(200);
    const posts = page.body.posts as { seq: number; withheld?: string }[];
    expect(posts.filter(({ withheld }) => withheld === undefined).map(({ seq }) => seq)).toEqual([
      1, 5, 10, 11, 12,
    ]);
    expect(JSON.stringify(posts)).not.toMatch(/見本 [2346789]"/);
    // Of the thread only its opener had been shown.
    expect((await nurse.get(`${channel()}/threads/${threads[0]}`)).status).toBe(200);
  });
});

describe('[AU12] what an officer did is named', () => {
  it('which consent of which patient was withdrawn: that one may, and that it was done', async () => {
    const { patient } = house.region;
    const consents = `/api/municipalities/${cities.toyohashi}/patients/${patient}/consents`;
    expect((await officer.get(consents)).status).toBe(200);
    const { consent } = house.region;
    const withdraw = `/api/municipalities/${cities.toyohashi}/consents/${consent}/withdraw`;
    expect((await officer.post(withdraw, {})).status).toBe(204);
    // A second press changes nothing, and the trail does not say that it did.
    expect((await officer.post(withdraw, {})).status).toBe(409);
    const records = await eventually(async () => {
      const found = (await trail('toyohashi', auditor, `patient=${patient}`)).filter(
        ({ act }) => act === 'withdraw-consent',
      );
      return found.length === 3 ? found : null;
    }, 30_000);
    for (const each of records!)
      expect(each).toMatchObject({
        patient: { id: patient, name: expect.stringContaining('見本') },
        object: { kind: 'consent', id: consent },
      });
    expect(records!.map(({ kind }) => kind).sort()).toEqual(['judged', 'judged', 'written']);
    const listed = await trail('toyohashi', auditor, `patient=${patient}`);
    expect(listed.some(({ act }) => act === 'list-consents')).toBe(true);
  });

  it('whose sign-in was renewed, by name to the municipality that manages the account', async () => {
    const { account } = house.region.people.outsider;
    const path = `/api/municipalities/${cities.toyohashi}/accounts/${account}/renew-sign-in`;
    expect((await officer.post(path, {})).status).toBe(200);
    const done = await eventually(async () => {
      const all = await trail('toyohashi', auditor, 'outcome=allowed');
      return all.find(({ act, kind }) => act === 'renew-sign-in' && kind === 'written') ?? null;
    }, 30_000);
    expect(done).toMatchObject({
      object: { kind: 'account', id: account, name: house.region.people.outsider.name },
      who: { name: house.region.officers.toyohashi.name },
    });
  });

  it("[AC2] of another city's consent the own trail tells no patient, and the other city's all", async () => {
    const okazaki = await house.officer('okazaki');
    const { patient, consent } = house.region;
    for (const city of [cities.okazaki, cities.toyohashi])
      expect(
        (await okazaki.post(`/api/municipalities/${city}/consents/${consent}/withdraw`, {})).status,
      ).toBe(404);
    const mine = await eventually(async () => {
      const found = await trail('okazaki', okazaki, '');
      const own = found.filter(({ act }) => act === 'withdraw-consent');
      return own.length === 2 ? own : null;
    }, 30_000);
    for (const each of mine!) expect(each.patient).toBeNull();
    const home = await trail('toyohashi', auditor, `patient=${patient}&outcome=denied`);
    expect(home.filter(({ act }) => act === 'withdraw-consent')).toHaveLength(1);
  });
});

describe('[AU13] what a page that is left open is refused', () => {
  it('is one fact for as long as it is the same, and another where somebody asks for the record itself', async () => {
    const { account } = house.region.people.nurse;
    const stopped = { account, allowed: false, act: 'list', 'record.kind': 'patient' };
    for (let at = 0; at < 5; at++) expect((await nurse.get('/api/patients')).status).toBe(200);
    expect(await factsOf(account, stopped)).toHaveLength(1);
    for (let at = 0; at < 3; at++)
      await nurse.post(`${channel()}/posts`, { clientId: `client-no-${at}`, kind: 'post', text: 'x' });
    expect(await factsOf(account, { allowed: false, act: 'write' })).toHaveLength(3);
  });
});

describe('[AU13] a page that is only open', () => {
  it('is refused with each post of a channel that stands still, and leaves one fact of it', async () => {
    const { account } = house.region.people.nurse;
    house.forget(house.region.people.nurse.loginName);
    const socket = await house.socketOf(await house.as('nurse'));
    const doctor = await house.as('doctor');
    const told = await house.socketOf(doctor);
    const refused = { account, allowed: false, 'record.kind': 'channel', act: 'list' };
    const before = (await factsOf(account, refused)).length;
    for (let at = 0; at < 5; at++) {
      const words = { clientId: `client-idle-${at}`, kind: 'post', text: '見本' };
      const { status, body } = await doctor.post(`${channel()}/posts`, words);
      expect(status).toBe(200);
      const { seq } = body.post as { seq: number };
      // The doctor's page hears of it in the same round: each post has its own.
      await eventually(() => told.of('unread:changed').some(({ head }) => head === seq));
      await eventually(async () => (await factsOf(account, refused)).length > before);
    }
    expect(await factsOf(account, refused)).toHaveLength(before + 1);
    for (const each of [socket, told]) each.close();
  });
});

describe('[AU15] a code that is no municipality', () => {
  it('makes no chain: whoever asks for it has it in their own', async () => {
    for (const code of ['232033', '232041'])
      expect((await officer.get(`/api/municipalities/${code}/audit/state`)).status).toBe(404);
    await eventually(async () => {
      const own = await trail('toyohashi', auditor, 'outcome=denied');
      return own.filter(({ record }) => ['232033', '232041'].includes(record.id)).length === 2;
    }, 30_000);
    const chains = await db().collection<{ _id: string }>('auditLeases').distinct('_id');
    expect(
      chains.filter((each) => each !== 'house' && !Object.values(cities).includes(each as never)),
    ).toEqual([]);
  });
});
