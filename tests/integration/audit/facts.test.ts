import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CareHouse, openCareHouse } from '#tests/support/careHouse.ts';
import { enterAllDoors, holdConference, openDocument, type Places } from '#tests/support/enterAllDoors.ts';
import { eventually } from '#tests/support/eventually.ts';
import { joinMinutes } from '#tests/support/minutesClient.ts';
import { openSocket } from '#tests/support/openSocket.ts';
import { samplePhoto, upload } from '#tests/support/sampleFiles.ts';
import { startSecondNode } from '#tests/support/secondNode.ts';
import { startStoreProxy } from '#tests/support/storeProxy.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
let house: CareHouse;
let doctor: TestClient;
let nurse: TestClient;
let places: Places;
const closing: (() => unknown)[] = [];

beforeEach(async () => {
  house = await openCareHouse(stores(), {});
  const { region } = house;
  [doctor, nurse] = [await house.as('doctor'), await house.as('nurse')];
  places = {
    ...(await holdConference(doctor, region.patient, [region.people.nurse.position])),
    channel: region.channel,
  };
}, 60_000);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await house.close();
}, 30_000);

type Row = Record<string, unknown> & { _id: string };
const rows = (collection: string, filter: object): Promise<Row[]> =>
  house.app.platform.db.collection<Row>(collection).find(filter).toArray() as Promise<Row[]>;
const post = (by: TestClient, text: string, more: object = {}) =>
  by.post(`/api/channels/${places.channel}/posts`, {
    clientId: `client-${text}`,
    kind: 'post',
    text,
    ...more,
  });
const provisionsOf = (kind: string, id: string) =>
  rows('provisions', { account: house.region.people.nurse.account, 'record.kind': kind, 'record.id': id });
/** What a provision must be: opened by a fact and, once it has ended, closed by a second one with the last seq. */
const crossing = (clause: string) => ({
  from: cities.toyohashi,
  to: cities.toyokawa,
  agreement: 'sample-wide-area',
  version: 1,
  clause,
  consent: house.region.consent,
  position: house.region.people.nurse.position,
  openedBy: expect.objectContaining({ kind: 'provision-opened', clause, allowed: true }),
});
const closedAt = (lastSeq: number) => ({
  closed: true,
  lastSeq,
  closedBy: expect.objectContaining({ kind: 'provision-closed' }),
});

describe('[AC5] every door stores its facts before it answers', () => {
  it('a page of a channel: one fact of reading, one provision whole', async () => {
    for (const text of ['one', 'two', 'three']) await post(doctor, text);
    const answer = await nurse.get(`/api/channels/${places.channel}/posts?after=1&limit=2`);
    expect(answer.body).toMatchObject({ posts: [{ seq: 2 }, { seq: 3 }] });
    // No waiting: what is not there when the answer is, was not stored before it.
    expect(await provisionsOf('channel', places.channel)).toMatchObject([
      { ...crossing('s1'), firstSeq: 2, ...closedAt(3) },
    ]);
    const { account } = house.region.people.nurse;
    expect(await rows('facts', { account, 'record.id': places.channel })).toMatchObject([
      { kind: 'judged', act: 'read', allowed: true, clause: 's1', relation: 'member' },
    ]);
  });

  it('a socket in a channel: open before the first push, closed with the last seq that was sent', async () => {
    await post(doctor, 'before');
    const socket = await openSocket(nurse);
    closing.push(() => socket.close());
    expect(await socket.ask('channel:open', { channel: places.channel, after: 1 })).toMatchObject({
      ok: true,
    });
    // [AU11] Nothing is sent yet, and nothing provided.
    expect(await provisionsOf('channel', places.channel)).toEqual([]);
    await post(doctor, 'pushed-1');
    await eventually(() => socket.of('post:appended').some(({ head }) => head === 2));
    const open = { ...crossing('s1'), dataClasses: ['post'], firstSeq: 2, closed: false, closedBy: null };
    expect(await provisionsOf('channel', places.channel)).toMatchObject([open]);
    await post(doctor, 'pushed-2');
    await eventually(() => socket.of('post:appended').some(({ head }) => head === 3));
    socket.close();
    const closed = await eventually(async () => {
      const found = await provisionsOf('channel', places.channel);
      return found[0]?.closed ? found[0] : null;
    });
    expect(closed).toMatchObject(closedAt(3));
  });

  it('a document: open before the first entry, closed at the last', async () => {
    const document = await openDocument(nurse, places.minutes);
    expect(await provisionsOf('minutes', places.minutes)).toMatchObject([
      { ...crossing('s1'), firstSeq: 1, closed: false },
    ]);
    const url = `${house.app.url.replace('http', 'ws')}/collab`;
    const typist = joinMinutes({ url, document: places.minutes, cookie: doctor.cookieHeader });
    closing.push(() => typist.leave());
    await eventually(() => typist.provider.synced);
    const heard = document.heard.length;
    typist.type('course', '見本');
    await eventually(() => document.heard.length > heard);
    document.end();
    const closed = await eventually(async () => {
      const found = await provisionsOf('minutes', places.minutes);
      return found[0]?.closed ? found[0] : null;
    });
    expect(closed?.lastSeq).toBeGreaterThanOrEqual(1);
    const [entry] = await rows('minutesLog', { document: places.minutes, kind: 'update' });
    expect(entry?.fact).toMatchObject({ kind: 'written', act: 'edit', relation: 'holder', rule: 'WA1' });
  });

  it('a file: open before the first byte, closed after the last', async () => {
    const { id } = await upload(doctor, 'photo', 'mihon.jpg', await samplePhoto());
    expect((await post(doctor, 'with-a-photo', { attachments: [id] })).status).toBe(200);
    const answer = await nurse.fetch(`/api/attachments/${id}`);
    expect(await provisionsOf('attachment', id)).toMatchObject([
      { ...crossing('s1'), dataClasses: ['photo'] },
    ]);
    await answer.arrayBuffer();
    await eventually(async () => (await provisionsOf('attachment', id))[0]?.closed === true);
    expect(await provisionsOf('attachment', id)).toMatchObject([closedAt(0)]);
  });

  it('a call: open before anybody is heard, closed when one leaves', async () => {
    const one = await enterAllDoors(nurse, places);
    closing.push(() => one.leave());
    const held = { ...crossing('s1'), purpose: 'conference', closed: false };
    expect(await provisionsOf('conference', places.conference)).toMatchObject([held]);
    expect((await provisionsOf('conference', places.conference))[0]?.dataClasses).toContain('video');
    await one.socket.ask('call:leave', {});
    await eventually(async () => (await provisionsOf('conference', places.conference))[0]?.closed === true);
    expect(await provisionsOf('conference', places.conference)).toMatchObject([closedAt(0)]);
  });

  it('a notice: its sending, each delivery and each acknowledgement in one form', async () => {
    const sender = await house.officer('toyohashi');
    const sent = await sender.post('/api/notices', {
      ...{ clientId: 'client-notice', purpose: 'notice', title: '見本', text: '見本' },
      audience: { facilityKinds: ['訪問看護ステーション'], municipalities: [cities.toyokawa] },
      ...{ attachments: [], shown: [] },
    });
    const { id } = sent.body as unknown as { id: string };
    await eventually(async () => (await nurse.get(`/api/notices/${id}`)).status === 200, 10_000);
    expect((await provisionsOf('notice', id))[0]).toMatchObject({
      ...{ ...crossing('s3'), consent: null, dataClasses: ['notice'] },
      ...closedAt(0),
    });
    expect((await nurse.post(`/api/notices/${id}/acknowledgement`, {})).status).toBe(200);
    const [notice] = await rows('notices', { _id: id });
    const [delivery] = await rows('notice_deliveries', { notice: id });
    expect(notice?.fact).toMatchObject({ kind: 'written', act: 'send-notice', relation: 'officer' });
    expect(delivery).toMatchObject({
      fact: { kind: 'written', session: 'service:deliver-notice', clause: 's3', to: cities.toyokawa },
      acknowledgedFact: { kind: 'written', act: 'acknowledge', relation: 'reached', clause: 's3' },
    });
    // One form wherever a fact lies, for whoever links them into a trail.
    const [judged] = await rows('facts', { act: 'acknowledge' });
    const [conference] = await rows('conferences', { _id: places.conference });
    await post(nurse, 'written');
    const [written] = await rows('posts', { text: 'written' });
    const facts = [notice?.fact, delivery?.fact, delivery?.acknowledgedFact, written?.fact];
    // In the intake the document is the fact; the mark that it waits to be linked is none of it.
    const { unlinked: _, ...form } = judged as Row;
    expect(conference?.facts).toHaveLength(2);
    for (const fact of [...facts, ...((conference?.facts ?? []) as object[])])
      expect(Object.keys(fact as object).sort()).toEqual(Object.keys(form).sort());
    expect(written?.fact).toMatchObject({ kind: 'written', act: 'write', clause: 's1' });
  });

  it('a refusal: one fact with its code, of an unknown id and of no relation alike', async () => {
    const outsider = await house.as('outsider');
    const { account } = house.region.people.outsider;
    for (const id of [places.channel, 'f'.repeat(24)]) {
      expect((await outsider.get(`/api/channels/${id}/posts`)).status).toBe(404);
      expect(await rows('facts', { account, 'record.id': id })).toMatchObject([
        { kind: 'judged', allowed: false, code: 'A-01', dataClasses: [] },
      ]);
    }
  });

  it('nothing is answered where no fact can be stored', async () => {
    await post(doctor, 'unseen');
    const proxy = await startStoreProxy(stores().mongoUri);
    closing.push(() => proxy.close());
    const node = await startSecondNode(house, { stores: { ...stores(), mongoUri: proxy.uri } });
    closing.push(() => node.close());
    for (const troubled of ['facts', 'provisions']) {
      proxy.decide = ({ insert }) => (insert === troubled ? 'drop-request' : 'pass');
      const answer = await fetch(`${node.url}/api/channels/${places.channel}/posts`, {
        headers: { cookie: nurse.cookieHeader },
      });
      expect([troubled, answer.status]).toEqual([troubled, 503]);
      expect(await answer.text()).not.toContain('unseen');
    }
  }, 60_000);
});
