import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntryAttachment } from '#domain/channels/entry.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { type CareRegion, careRegion } from '#tests/support/careRegion.ts';
import {
  type ChannelNode,
  startChannelNode,
  type TestSessions,
  testSessions,
} from '#tests/support/channelNode.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const photo = {
  id: 'a'.repeat(24),
  dataClass: 'photo',
  name: '見本.jpg',
  type: 'image/jpeg',
  bytes: 10,
} as EntryAttachment;

let region: CareRegion;
let sessions: TestSessions;
const nodes: ChannelNode[] = [];
let round = 0;
let now = Date.parse('2026-07-10T03:00:00Z');

const start = async () => {
  const { mongoUri, redisUrl } = stores();
  const node = await startChannelNode({
    mongoUri,
    redisUrl,
    dbName: `delivery-${round}`,
    region,
    sessions,
    uploads: [photo],
    clock: { now: () => new Date(now) },
  });
  nodes.push(node);
  return node;
};

beforeEach(() => {
  round += 1;
  now = Date.parse('2026-07-10T03:00:00Z');
  region = careRegion();
  sessions = testSessions(region.actors);
});
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});

const post = (clientId: string, more: object = {}) => ({
  channel: region.channel,
  clientId: `client-${clientId}`,
  kind: 'post',
  text: `見本 ${clientId}`,
  ...more,
});
const seqsOf = (pushes: Record<string, unknown>[]) =>
  pushes.flatMap(({ posts }) => (posts as { seq: number }[]).map(({ seq }) => seq));

describe('an open channel', () => {
  it('answers what follows, then pushes each post once and in order, over two nodes', async () => {
    const [one, two] = [await start(), await start()];
    const doctor = await one.connect(region.actors.doctor);
    const nurse = await two.connect(region.actors.nurse);
    for (const name of ['a', 'b', 'c'])
      expect(await doctor.ask('post:create', post(name))).toMatchObject({ ok: true });
    const opened = await nurse.ask('channel:open', { channel: region.channel, after: 1 });
    expect(opened.data.posts.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(opened.data.head).toBe(3);
    await Promise.all(
      Array.from({ length: 30 }, (_, at) => (at % 2 ? doctor : nurse).ask('post:create', post(`more-${at}`))),
    );
    await eventually(() => seqsOf(nurse.of('post:appended')).length === 30);
    expect(seqsOf(nurse.of('post:appended'))).toEqual(Array.from({ length: 30 }, (_, at) => at + 4));
  });

  it('loses nothing between the answer and the first push, however much is written meanwhile', async () => {
    const [one, two] = [await start(), await start()];
    const writer = await two.connect(region.actors.doctor);
    const readers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => one.connect(region.actors[at % 2 ? 'nurse' : 'careManager'])),
    );
    let writing = true;
    const written = (async () => {
      let count = 0;
      for (; writing && count < 50; count += 1) await writer.ask('post:create', post(`w-${count}`));
      return count;
    })();
    const answers = await Promise.all(
      readers.map(async (reader, at) => {
        await new Promise((resolve) => setTimeout(resolve, at * 12));
        return reader.ask('channel:open', { channel: region.channel, after: 0 });
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    writing = false;
    const all = Array.from({ length: await written }, (_, at) => at + 1);
    for (const [at, reader] of readers.entries()) {
      const answered = answers[at]!.data.posts.map(({ seq }) => seq);
      await eventually(() => answered.length + seqsOf(reader.of('post:appended')).length >= all.length);
      expect([...answered, ...seqsOf(reader.of('post:appended'))]).toEqual(all);
    }
  }, 20_000);

  it('[WA7] sends each what their clause discloses; the rest keeps its place with class and rule', async () => {
    const node = await start();
    const nurse = await node.connect(region.actors.nurse);
    const careManager = await node.connect(region.actors.careManager);
    const doctor = await node.connect(region.actors.doctor);
    for (const each of [careManager, doctor]) await each.ask('channel:open', { channel: region.channel });
    const written = await nurse.ask(
      'post:create',
      post('report', {
        kind: 'visit-report',
        vitals: { systolic: 128, diastolic: 76, pulse: 72, temperature: 36.5 },
        attachments: [photo.id],
      }),
    );
    expect(written).toMatchObject({ ok: true, data: { post: { seq: 1, opensTopic: true } } });
    const shown = async (who: typeof doctor) =>
      (await eventually(() => who.of('post:appended')[0])) as { posts: Record<string, unknown>[] };
    expect((await shown(doctor)).posts[0]).toMatchObject({ attachments: [photo], vitals: { systolic: 128 } });
    expect((await shown(careManager)).posts[0]).toMatchObject({
      body: { text: '見本 report' },
      vitals: { systolic: 128 },
      attachments: [{ withheld: 'photo', rule: 'WA7' }],
    });
    expect(JSON.stringify(careManager.pushed)).not.toContain(photo.id);
  });

  it('goes on by its own reading while Redis is away, and refuses new connections', async () => {
    const [one, two] = [await start(), await start()];
    const doctor = await one.connect(region.actors.doctor);
    const nurse = await two.connect(region.actors.nurse);
    await nurse.ask('channel:open', { channel: region.channel });
    await stores().redis.kill9();
    try {
      sessions.away = true;
      await expect(two.connect(region.actors.careManager)).rejects.toMatchObject({ data: { code: 'N-01' } });
      expect(await doctor.ask('post:create', post('dark'))).toMatchObject({ ok: true });
      await eventually(() => seqsOf(nurse.of('post:appended')).length === 1, 8_000);
    } finally {
      await stores().redis.start();
    }
  }, 30_000);

  it('[WA9] ends with the reason when the consent is withdrawn; nothing written later arrives, by any door', async () => {
    const [one, two] = [await start(), await start()];
    const doctor = await one.connect(region.actors.doctor);
    const nurse = await two.connect(region.actors.nurse);
    await nurse.ask('channel:open', { channel: region.channel });
    await doctor.ask('post:create', post('before'));
    await eventually(() => seqsOf(nurse.of('post:appended')).length === 1);
    await one.revocations.commit(async () => {
      region.patient.consents[0]!.withdrawn = '2026-07-10' as Day;
    }, [{ kind: 'patient', id: region.patient.id }]);
    await doctor.ask('post:create', post('after'));
    const ended = await eventually(() => nurse.of('admission:ended')[0]);
    expect(ended).toMatchObject({ channel: region.channel, code: 'A-05' });
    await doctor.ask('post:create', post('later'));
    for (const [name, payload] of [
      ['post:list', { channel: region.channel }],
      ['channel:open', { channel: region.channel }],
      ['post:create', post('mine')],
      ['channel:mark-read', { channel: region.channel, seen: [{ first: 1, last: 3 }] }],
      ['typing', { channel: region.channel }],
    ] as const)
      expect(await nurse.ask(name, payload)).toMatchObject({ ok: false, error: { code: 'A-05' } });
    expect(seqsOf(nurse.of('post:appended'))).toEqual([1]);
    expect(seqsOf(doctor.of('post:appended'))).toEqual([]);
  });

  it('[WA3] a membership that ends tomorrow ends at midnight in Tokyo, which has no event', async () => {
    const node = await start();
    const doctor = await node.connect(region.actors.doctor);
    const nurse = await node.connect(region.actors.nurse);
    await doctor.ask('post:create', post('a'));
    await nurse.ask('channel:open', { channel: region.channel });
    region.patient.memberships[1]!.until = '2026-07-11' as Day;
    await node.revocations.commit(async () => undefined, [{ kind: 'patient', id: region.patient.id }]);
    await doctor.ask('post:create', post('b'));
    await eventually(() => seqsOf(nurse.of('post:appended')).length === 1);
    now = Date.parse('2026-07-10T15:00:01Z');
    await doctor.ask('post:create', post('c'));
    await eventually(() => nurse.of('admission:ended').length === 1);
    expect(seqsOf(nurse.of('post:appended'))).toEqual([2]);
    expect(nurse.of('admission:ended')[0]).toMatchObject({ code: 'A-03' });
  });

  it('[WA15] a party that leaves freezes its members: what was received is read, and nothing newer is known', async () => {
    const node = await start();
    const doctor = await node.connect(region.actors.doctor);
    const nurse = await node.connect(region.actors.nurse);
    for (const name of ['a', 'b', 'c']) await doctor.ask('post:create', post(name));
    await nurse.ask('channel:open', { channel: region.channel, after: 1 });
    await doctor.ask('post:create', post('d'));
    await eventually(() => seqsOf(nurse.of('post:appended')).includes(4));
    await node.revocations.commit(async () => region.leaveOn('2026-07-11'), [{ kind: 'all' }]);
    now = Date.parse('2026-07-10T15:00:01Z');
    await doctor.ask('post:create', post('e'));
    await eventually(() => nurse.of('admission:changed').some(({ readOnly }) => readOnly === true));
    const reopened = await eventually(async () => {
      const answer = await nurse.ask('channel:open', { channel: region.channel });
      return answer.ok && answer.data.readOnly === true ? answer : null;
    });
    expect(reopened?.data).toMatchObject({ head: 4, readOnly: true });
    expect(reopened?.data.posts.slice(1)).toMatchObject([2, 3, 4].map((seq) => ({ seq, body: {} })));
    // The first was there before the nurse came, and was never shown to her.
    expect(reopened?.data.posts[0]).toEqual({ seq: 1, withheld: 'post', rule: 'WA15' });
    expect(await nurse.ask('post:create', post('mine'))).toMatchObject({
      ok: false,
      error: { code: 'A-04' },
    });
    expect(await nurse.ask('typing', { channel: region.channel })).toMatchObject({ ok: false });
    await doctor.ask('post:create', post('f'));
    expect(seqsOf(nurse.of('post:appended'))).toEqual([4]);
  });

  it('tells unread, receipts, presence and typing', async () => {
    const [one, two] = [await start(), await start()];
    const doctor = await one.connect(region.actors.doctor);
    const nurse = await two.connect(region.actors.nurse);
    const outsider = await two.connect(region.actors.outsider);
    await doctor.ask('channel:open', { channel: region.channel });
    await doctor.ask('post:create', post('a'));
    await doctor.ask('post:create', post('b'));
    // Not open at the nurse's: the count comes all the same.
    await eventually(() => nurse.of('unread:changed').some(({ unread }) => unread === 2));
    const opened = await nurse.ask('channel:open', { channel: region.channel });
    expect(opened.data).toMatchObject({ head: 2, read: [], unread: 2, firstUnread: 1 });
    await eventually(() =>
      doctor.of('presence:changed').some(({ present }) => (present as string[]).length === 2),
    );
    // One's own is no news: the doctor wrote both, has nothing unread, and is told so by nothing but the posts themselves.
    expect(await doctor.ask('channel:mark-read', { channel: region.channel, seen: [] })).toMatchObject({
      data: { unread: 0 },
    });
    expect(doctor.of('unread:changed')).toEqual([]);
    const seen = [{ first: 1, last: 2 }];
    expect(await nurse.ask('channel:mark-read', { channel: region.channel, seen })).toMatchObject({
      data: { read: seen, unread: 0 },
    });
    await eventually(() => doctor.of('receipt:changed').length > 0);
    await eventually(() => nurse.of('unread:changed').some(({ unread }) => unread === 0));
    await nurse.ask('typing', { channel: region.channel });
    await eventually(() =>
      doctor.of('typing').some(({ position }) => position === region.actors.nurse.position),
    );
    nurse.client.disconnect();
    await eventually(
      () => (doctor.of('presence:changed').at(-1)?.present as string[] | undefined)?.length === 1,
    );
    expect(outsider.pushed).toEqual([]);
  });

  it('a session that ends takes its connection along', async () => {
    const node = await start();
    const nurse = await node.connect(region.actors.nurse);
    await nurse.ask('channel:open', { channel: region.channel });
    await node.revocations.commit(async () => {
      sessions.live.delete(region.actors.nurse.session);
    }, [{ kind: 'session', id: region.actors.nurse.session }]);
    await eventually(() => nurse.client.disconnected);
    expect(nurse.of('session:ended')).toEqual([{ code: 'A-02' }]);
  });
});

describe('a provision (WA15)', () => {
  it('is open before the first post crosses, and closed with the last one shown', async () => {
    const node = await start();
    const doctor = await node.connect(region.actors.doctor);
    const nurse = await node.connect(region.actors.nurse);
    await doctor.ask('post:create', post('a'));
    await nurse.ask('channel:open', { channel: region.channel });
    await doctor.ask('post:create', post('b'));
    await eventually(() => seqsOf(nurse.of('post:appended')).length === 1);
    await nurse.ask('channel:close', { channel: region.channel });
    const read = () =>
      node.platform.db
        .collection('provisions')
        .find({ account: region.actors.nurse.account, closed: true })
        .toArray();
    const closed = await eventually(async () => {
      const all = await read();
      return all.some(({ firstSeq, lastSeq }) => firstSeq === 2 && lastSeq === 2) ? all : null;
    });
    expect(closed?.some(({ firstSeq, lastSeq }) => firstSeq === 1 && lastSeq === 1)).toBe(true);
    expect(closed?.every(({ clause }) => clause === 's1')).toBe(true);
    const home = await node.platform.db
      .collection('provisions')
      .countDocuments({ account: region.actors.doctor.account });
    expect(home).toBe(0);
  });
});
