import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/newId.ts';
import { listOwnPatients } from '#server/patients/listOwnPatients.ts';
import { countedStore } from '#tests/support/countedStore.ts';
import { eventually } from '#tests/support/eventually.ts';
import { openSocket, type TestSocket } from '#tests/support/openSocket.ts';
import { signIn } from '#tests/support/signIn.ts';
import { type StoreProxy, startStoreProxy } from '#tests/support/storeProxy.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { makeTestRegion, type TestRegion } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

// Before the stores' own hook, made below: it would run first.
afterAll(async () => {
  await first?.close();
  await proxy?.close();
});
const stores = withTestStores();
const PATIENTS = 200;
/** As many as the door takes of one person. */
const TABS = 20;
const opened: { close(): Promise<void> }[] = [];
let proxy: StoreProxy;
let region: TestRegion;
let first: TestApp;

/** As many patients more, each with the team and the consent of the region's own. */
const multiply = async ({ platform: { db } }: TestApp): Promise<void> => {
  type Kept = { _id: string; patient: string };
  const [patient, consents, memberships] = await Promise.all([
    db.collection<{ _id: string }>('patients').findOne({ _id: region.patient }),
    db.collection<Kept>('consents').find({ patient: region.patient }).toArray(),
    db.collection<Kept>('memberships').find({ patient: region.patient }).toArray(),
  ]);
  const ids = Array.from({ length: PATIENTS - 1 }, () => newId());
  await db
    .collection('patients')
    .insertMany(ids.map((_id) => ({ ...patient, _id, channel: newId() })) as never);
  for (const [collection, kept] of Object.entries({ consents, memberships }))
    await db
      .collection(collection)
      .insertMany(ids.flatMap((id) => kept.map((each) => ({ ...each, _id: newId(), patient: id }))) as never);
};

beforeAll(async () => {
  proxy = await startStoreProxy(stores().mongoUri);
  first = await startTestApp({ stores: stores(), services: [], dbName: 'few' });
  const { commands, directory, care } = first.house;
  region = await makeTestRegion({ commands, directory, gate: care.gate });
  await multiply(first);
}, 120_000);
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

/** A node that remembers nothing yet, behind the counted store. */
const coldNode = async (): Promise<TestApp> => {
  const app = await startTestApp({
    ...{ stores: { ...stores(), mongoUri: proxy.uri }, services: ['web'], dbName: 'few' },
  });
  opened.push(app);
  return app;
};

describe('[AC16] a list of 200 patients', () => {
  // Where the agreement withholds a class of a patient's page, one's own provisions are asked for (WA15): they are never kept.
  it.each([
    ['at home', 'doctor', 3],
    ['across a border', 'nurse', 4],
  ] as const)('%s asks the store a dozen times, and %s is known %d times', async (_where, who, most) => {
    const { house, platform } = await coldNode();
    const { patients, municipalities, teams } = house.directory.queries;
    const list = listOwnPatients({
      ...{ gate: house.care.gate, clock: platform.clock, patients, municipalities },
      patientsOf: teams.currentPatientsOf,
    } as never);
    const count = countedStore(proxy);
    let shown = 0;
    const ask = async () => {
      shown = (await list(region.people[who].actor, '')).patients.length;
    };
    const cold = await count(ask);
    expect(shown).toBe(PATIENTS);
    expect(cold.length).toBeLessThanOrEqual(12);
    const warm = await count(ask);
    expect(shown).toBe(PATIENTS);
    expect(warm.length).toBeLessThanOrEqual(most);
  });
});

/** The log is read once a second by itself, too: on a slow machine, where one of these takes seconds, that is no cost of it. */
const withoutPulse = (commands: readonly string[]): string[] =>
  commands.filter((each, at) => each !== 'find revocations' || at === commands.indexOf(each));

describe('[AC16] ホーム of a person with 200 patients', () => {
  it('asks the store a few dozen times for all that it shows, however many patients there are', async () => {
    const app = await coldNode();
    const client = await signIn(app, region.people.doctor.loginName);
    const count = countedStore(proxy);
    const paths = [
      'conferences',
      'attestations/pending',
      'channels/unread',
      'patients',
      'notices?box=inbox',
      'tellings',
    ];
    const home = () => Promise.all(paths.map((path) => client.get(`/api/${path}`)));
    let answers: Awaited<ReturnType<typeof home>> = [];
    const cold = await count(async () => {
      answers = await home();
    });
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
    // Each request's door looks at its session besides: one command, whatever is asked for.
    expect(withoutPulse(cold).length - paths.length).toBeLessThanOrEqual(40);
  });
});

describe('[PO11] a post in the whole house', () => {
  it('costs the store eight commands at most, however many are connected, and a cold channel three times that', async () => {
    const app = await startTestApp({
      ...{ stores: { ...stores(), mongoUri: proxy.uri }, services: ['web', 'realtime'], dbName: 'few' },
    });
    opened.push(app);
    const sockets: TestSocket[] = [];
    for (const who of ['doctor', 'nurse', 'careManager'] as const) {
      const client = await signIn(app, region.people[who].loginName);
      for (let tab = 0; tab < TABS; tab += 1) sockets.push(await openSocket(client));
    }
    const [writer, ...others] = sockets as [TestSocket, ...TestSocket[]];
    /** [PO16] By the post itself where the channel is open, else by a count. */
    const isTold = (channel: string, head: number) => (socket: TestSocket) =>
      [...socket.of('unread:changed'), ...socket.of('post:appended')].some(
        (told) => told.channel === channel && told.head === head,
      );
    const count = countedStore(proxy);
    const { channel } = region;
    const { db } = app.platform;
    const marks = first.platform.db.collection<{ _id: string; settled: { last: number }[] }>('readMarks');
    const ownMark = (of: string) => marks.findOne({ _id: `${of}:${region.people.doctor.position}` });
    const teams = db.collection<{ patient: string }>('memberships');
    const { position } = region.people.careManager;
    const among = (await teams.distinct('patient', { position })).filter((id) => id !== region.patient);
    const elsewhere = await db
      .collection<{ _id: string; channel: string }>('patients')
      .find({ _id: { $in: among.slice(0, 3) } })
      .toArray();
    const coldChannels = elsewhere.map((patient) => patient.channel);
    let written = '';
    const costOfPost = async (channel: string, head: number, more: object = {}) => {
      const commands = await count(async () => {
        const answer = await writer.ask('post:create', {
          ...{ channel, clientId: `client-cost-${head}`, kind: 'post', text: '見本', ...more },
        });
        written = (answer.data.post as { id: string }).id;
        expect(answer).toMatchObject({ ok: true, data: { post: { seq: head } } });
        await eventually(() => others.every(isTold(channel, head)), 20_000);
        // Their own mark follows the acknowledgement; looked for past the counted line.
        await eventually(async () => (await ownMark(channel))?.settled.at(-1)?.last === head);
      });
      // How far each open provision has come is asked once in two seconds, whoever writes.
      return commands.filter((each) => each !== 'update provisions');
    };
    await costOfPost(channel, 1);
    for (const [at, socket] of sockets.entries())
      if (at % 2 === 0) expect(await socket.ask('channel:open', { channel })).toMatchObject({ ok: true });
    // The first that crosses opens the provisions.
    await costOfPost(channel, 2);
    const warm = [];
    for (const head of [3, 4, 5]) warm.push(await costOfPost(channel, head));
    const cold = [];
    for (const each of coldChannels) cold.push(await costOfPost(each, 1));
    // The cheapest: what a node asks by the clock falls now into the one and now into the other.
    const cheapest = (costs: string[][]) => costs.toSorted((a, b) => a.length - b.length)[0];
    expect(cheapest(warm)?.slice(8)).toEqual([]);
    // [PO17] An answer costs no more than what it answers.
    await costOfPost(channel, 6, { title: '見本' });
    const thread = written;
    const answers = [];
    for (const head of [7, 8, 9]) answers.push(await costOfPost(channel, head, { thread }));
    const least = (costs: string[][]) => Math.min(...costs.map((each) => withoutPulse(each).length));
    expect(least(answers)).toBeLessThanOrEqual(least(warm));
    expect(cheapest(cold)?.slice(24)).toEqual([]);
    for (const [at, socket] of sockets.entries())
      if (at % 2 === 0) await eventually(() => socket.of('post:appended').at(-1)?.head === 9);
    for (const socket of sockets) socket.close();
  }, 60_000);
});
