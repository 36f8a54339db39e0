import { afterEach, describe, expect, it } from '@jest/globals';
import { observer, type types } from 'mediasoup';
import { type CareHouse, openCareHouse } from '#tests/support/careHouse.ts';
import { enterAllDoors, holdConference, type InAllDoors } from '#tests/support/enterAllDoors.ts';
import { eventually } from '#tests/support/eventually.ts';
import { joinMinutes, type MinutesClient } from '#tests/support/minutesClient.ts';
import { openSocket, type TestSocket } from '#tests/support/openSocket.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';
import { sameBrowserAt, startSecondNode } from '#tests/support/secondNode.ts';
import { type StoreProxy, startStoreProxy } from '#tests/support/storeProxy.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const closing: (() => unknown)[] = [];
const later = <T>(one: T, close: (one: T) => unknown): T => {
  closing.push(() => close(one));
  return one;
};
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
}, 30_000);

const consumers: types.Consumer[] = [];
observer.on('newworker', (worker) =>
  worker.observer.on('newrouter', (router) =>
    router.observer.on('newtransport', (transport) =>
      transport.observer.on('newconsumer', (consumer) => consumers.push(consumer)),
    ),
  ),
);

interface Scene {
  readonly house: CareHouse;
  readonly stale: TestApp;
  readonly proxy: StoreProxy;
  readonly places: { channel: string; conference: string; minutes: string };
  readonly doctor: TestClient;
  readonly nurse: TestClient;
  readonly home: InAllDoors;
  readonly beyond: InAllDoors;
  readonly typist: MinutesClient;
}

/** A whole node and one whose way to the store can be troubled; that one carries the sockets, documents and calls. */
const openScene = async (): Promise<Scene> => {
  const house = later(
    await openCareHouse(stores(), { services: ['web', 'realtime', 'collab', 'worker'] }),
    (one) => one.close(),
  );
  const proxy = later(await startStoreProxy(stores().mongoUri), (one) => one.close());
  const stale = later(
    await startSecondNode(house, {
      stores: { ...stores(), mongoUri: proxy.uri },
      services: ['web', 'realtime', 'collab', 'media'],
    }),
    (one) => one.close(),
  );
  const { region } = house;
  const doctor = await house.as('doctor');
  const nurse = await house.as('nurse');
  const record = await holdConference(doctor, region.patient, [region.people.nurse.position]);
  const places = { ...record, channel: region.channel };
  const enter = async (client: TestClient) =>
    later(await enterAllDoors(sameBrowserAt(client, stale), places), (one) => one.leave());
  const home = await enter(doctor);
  const beyond = await enter(nurse);
  const url = `${house.app.url.replace('http', 'ws')}/collab`;
  const cookie = doctor.cookieHeader;
  const typist = later(joinMinutes({ url, document: record.minutes, cookie }), (one) => one.leave());
  await eventually(() => typist.provider.synced);
  return { house, stale, proxy, places, doctor, nurse, home, beyond, typist };
};
const cutOff = async ({ proxy, stale }: Scene) => {
  proxy.decide = ({ find }) => (find === 'revocations' ? 'drop-request' : 'pass');
  await eventually(() => !stale.house.care.gate.isFresh(), 10_000);
};
const mend = async ({ proxy, stale }: Scene) => {
  proxy.decide = () => 'pass';
  await eventually(() => stale.house.care.gate.isFresh(), 10_000);
};
const say = async ({ house, places }: Scene, text: string) => {
  const words = { clientId: `client-${text}`, kind: 'post', text };
  const said = await (await house.as('doctor')).post(`/api/channels/${places.channel}/posts`, words);
  expect(said.status).toBe(200);
};

/** Both send a microphone and receive the other's; what flows to each is a consumer of mediasoup. */
const talk = async (one: TestSocket, other: TestSocket) => {
  const good = async (socket: TestSocket, name: string, payload: object) => {
    const answer = await socket.ask(name, payload);
    expect([name, answer.ok, answer.error]).toEqual([name, true, undefined]);
    return answer.data as Record<string, string>;
  };
  const codec = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
  const send = async (socket: TestSocket, ssrc: number) => {
    const { id: transport } = await good(socket, 'call:create-transport', { direction: 'send' });
    const rtpParameters = { codecs: [codec], encodings: [{ ssrc }] };
    const what = { kind: 'audio', source: 'microphone', paused: false };
    return (await good(socket, 'call:produce', { transport, rtpParameters, ...what })).producer;
  };
  const hear = async (socket: TestSocket) => {
    await good(socket, 'call:create-transport', { direction: 'receive' });
    const rtpCapabilities = { codecs: [{ ...codec, kind: 'audio', preferredPayloadType: 111 }] };
    const { consumers: offered } = await good(socket, 'call:consume-all', { rtpCapabilities, have: [] });
    const [{ consumer }] = offered as unknown as [{ consumer: string }];
    await good(socket, 'call:set-consumers', { consumers: [consumer], paused: false });
    return consumers.find(({ id }) => id === consumer)!;
  };
  await send(one, 1_001);
  await send(other, 1_002);
  return { one: await hear(one), other: await hear(other) };
};

const admitsNobody = async ({ stale, places, doctor, nurse }: Scene) => {
  for (const client of [doctor, nurse].map((each) => sameBrowserAt(each, stale))) {
    const socket = later(await openSocket(client), (one) => one.close());
    const { channel, conference } = places;
    for (const [name, payload] of [
      ['channel:open', { channel }],
      ['call:join', { conference }],
      ['post:create', { channel, clientId: 'client-stale', kind: 'post', text: 'stale' }],
    ] as const)
      expect([name, await socket.ask(name, payload)]).toEqual([
        name,
        expect.objectContaining({ ok: false, error: expect.objectContaining({ code: 'N-01' }) }),
      ]);
    const url = `${stale.url.replace('http', 'ws')}/collab`;
    expect((await rawMinutesSocket(url, places.minutes, client.cookieHeader).closed).code).toBe(1013);
    const records = [`/api/channels/${channel}/posts`, `/api/conferences/${conference}`];
    // A list without the rows that it cannot judge would pass for the truth: nothing unread, no such patient.
    const lists = ['/api/patients', '/api/channels/unread', '/api/conferences'];
    for (const path of [...records, ...lists])
      expect([path, (await client.get(path)).status]).toEqual([path, 503]);
  }
};

describe('[AC6] a node that could not read the revocation log for 5 s', () => {
  it('admits nobody, delivers at home only, and sends the rest when it hears again', async () => {
    const scene = await openScene();
    const { home, beyond, typist, stale } = scene;
    const flows = await talk(home.socket, beyond.socket);
    await say(scene, 'before');
    await eventually(() => beyond.everything().includes('before'));
    await cutOff(scene);

    const ready = await fetch(`${stale.url}/readyz`);
    expect([ready.status, (await ready.json()).parts.gate]).toEqual([503, 'revocations not read']);
    await admitsNobody(scene);
    await eventually(() => flows.other.paused);
    expect(flows.one.paused).toBe(false);
    const heardBefore = beyond.document.heard.length;
    await say(scene, 'meanwhile');
    typist.type('course', '見本の文');
    await eventually(() => home.everything().includes('meanwhile'), 10_000);
    await eventually(() => home.everything().includes('見本の文'), 10_000);
    expect(beyond.everything()).not.toMatch(/meanwhile|見本の文/);
    expect(beyond.document.heard).toHaveLength(heardBefore);

    await mend(scene);
    await eventually(() => beyond.everything().includes('meanwhile'), 10_000);
    await eventually(() => beyond.everything().includes('見本の文'), 10_000);
    await eventually(() => !flows.other.paused);
    const seqs = (each: InAllDoors) =>
      each.socket
        .of('post:appended')
        .flatMap(({ posts }) => (posts as { seq: number }[]).map(({ seq }) => seq));
    expect(seqs(beyond)).toEqual([1, 2]);
    expect((await fetch(`${stale.url}/readyz`)).status).toBe(200);
  }, 60_000);

  it('[WA9] gives nothing that follows a withdrawal it has not heard of, then ends with the reason', async () => {
    const scene = await openScene();
    const { house, home, beyond, typist } = scene;
    await cutOff(scene);
    const officer = house.region.officers.toyohashi.actor;
    await house.app.house.commands.withdrawConsent(officer, cities.toyohashi, house.region.consent);
    await say(scene, 'withdrawn');
    typist.type('course', '撤回の後');
    await eventually(() => home.everything().includes('withdrawn'), 10_000);
    await mend(scene);
    await eventually(() => beyond.socket.of('admission:ended').length > 0);
    expect(beyond.socket.of('admission:ended')).toMatchObject([{ code: 'A-05', details: { rule: 'WA9' } }]);
    await eventually(() => beyond.socket.of('call:ended').length > 0);
    expect((await beyond.document.closed).code).toBe(4205);
    await eventually(() => home.everything().includes('撤回の後'), 10_000);
    expect(beyond.everything()).not.toMatch(/withdrawn|撤回の後/);
  }, 60_000);
});

describe('[WA9] a node that has missed the hint of a withdrawal', () => {
  it('asks the log before it sends what was typed or posted since, and gives none of it across the border', async () => {
    const scene = await openScene();
    const { house, home, beyond, typist, proxy } = scene;
    typist.type('course', '撤回の前');
    await eventually(() => beyond.everything().includes('撤回の前'));
    // Not stale yet: for five seconds more this node takes what it knows for enough.
    proxy.decide = ({ find }) => (find === 'revocations' ? 'drop-request' : 'pass');
    const officer = house.region.officers.toyohashi.actor;
    await house.app.house.commands.withdrawConsent(officer, cities.toyohashi, house.region.consent);
    typist.type('course', '撤回の後');
    await say(scene, 'withdrawn');
    await eventually(() => home.everything().includes('撤回の後'), 10_000);
    await eventually(() => home.everything().includes('withdrawn'), 10_000);
    expect(beyond.everything()).not.toMatch(/withdrawn|撤回の後/);
    await mend(scene);
    expect((await beyond.document.closed).code).toBe(4205);
    await eventually(() => beyond.socket.of('admission:ended').length > 0);
    expect(beyond.everything()).not.toMatch(/withdrawn|撤回の後/);
  }, 60_000);
});

describe('[AC6] the machine clock', () => {
  it.each([2_600, -2_600])('makes a node not ready when it is %i ms off the store', async (off) => {
    const machine = { now: () => Date.now() + off };
    const app = later(await startTestApp({ stores: stores(), services: ['web'], machine }), (one) =>
      one.close(),
    );
    const ready = await fetch(`${app.url}/readyz`);
    expect([ready.status, (await ready.json()).parts.gate]).toEqual([
      503,
      'the clock differs from the store',
    ]);
    expect(app.house.care.gate.isFresh()).toBe(false);
  });

  it('is never the domain clock: a story told years later is ready', async () => {
    const clock = storyClock('2031-01-01T00:00:00Z');
    const app = later(await startTestApp({ stores: stores(), services: ['web'], clock }), (one) =>
      one.close(),
    );
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  });
});
