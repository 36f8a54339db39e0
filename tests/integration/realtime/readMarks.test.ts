import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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
let region: CareRegion;
let sessions: TestSessions;
const nodes: ChannelNode[] = [];
let round = 0;

const start = async () => {
  const { mongoUri, redisUrl } = stores();
  const node = await startChannelNode({ mongoUri, redisUrl, dbName: `marks-${round}`, region, sessions });
  nodes.push(node);
  return node;
};
beforeEach(() => {
  round += 1;
  region = careRegion();
  sessions = testSessions(region.actors);
});
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});

type Person = Awaited<ReturnType<ChannelNode['connect']>>;
const write = async (by: Person, name: string, more: object = {}) => {
  const draft = { clientId: `client-${name}`, kind: 'post', text: `見本 ${name}`, ...more };
  return (await by.ask('post:create', { channel: region.channel, ...draft })).data.post.seq;
};
/** More than a socket may ask for in so short a time. */
const writeMany = async (node: ChannelNode, count: number) => {
  for (let at = 1; at <= count; at += 1)
    await node.channels.commands.createPost(region.actors.doctor, region.channel, {
      ...{ clientId: `client-many-${at}`, kind: 'post', text: `見本 ${at}` },
    });
};
const mark = async (by: Person, seen: readonly (readonly [number, number])[]) => {
  const runs = seen.map(([first, last]) => ({ first, last }));
  return (await by.ask('channel:mark-read', { channel: region.channel, seen: runs })).data;
};
const receiptsFor = async (node: ChannelNode, who: 'doctor' | 'nurse' | 'careManager') =>
  node.channels.http.listReceipts({
    actor: region.actors[who],
    params: { channel: region.channel },
  } as Parameters<typeof node.channels.http.listReceipts>[0]) as Promise<{
    facilities: { facility: string; read: { post: object[] | null } }[];
    left: { facility: string; read: object[] }[];
  }>;
const facilityOf = (who: 'doctor' | 'nurse' | 'careManager') =>
  region.authors.get(region.actors[who].position!)!.facility;

describe('read marks', () => {
  it('[PO6] are taken only for what was sent to that session: answered, pushed, or brought by another of its tabs', async () => {
    const [one, two] = [await start(), await start()];
    const doctor = await one.connect(region.actors.doctor);
    await writeMany(one, 120);
    const nurse = await two.connect(region.actors.nurse);
    // Nothing was sent to her yet: however it is asked, nothing is read.
    expect(await mark(nurse, [[1, 120]])).toEqual({ read: [], unread: 120 });
    const opened = await nurse.ask('channel:open', { channel: region.channel });
    expect(opened.data).toMatchObject({ unread: 120, firstUnread: 1, head: 120 });
    // The newest fifty were; the older ones were never loaded.
    expect(await mark(nurse, [[1, 1_000_000]])).toEqual({ read: [{ first: 71, last: 120 }], unread: 70 });
    await write(doctor, 'pushed');
    await eventually(() => nurse.of('post:appended').length > 0);
    expect(await mark(nurse, [[121, 121]])).toMatchObject({ read: [{ first: 121, last: 121 }] });
    // Another tab of the same session, on another node, was sent the oldest: the session may mark them anywhere.
    const tab = await one.connect(region.actors.nurse);
    await tab.ask('post:list', { channel: region.channel, after: 0, before: undefined });
    expect(await mark(nurse, [[5, 6]])).toEqual({ read: [{ first: 5, last: 6 }], unread: 68 });
    // Another session of the same person has been sent nothing.
    const phone = { ...region.actors.nurse, session: 'f'.repeat(24) as typeof region.actors.nurse.session };
    sessions.live.set(phone.session, phone);
    const other = await one.connect(phone);
    expect(await mark(other, [[7, 8]])).toEqual({ read: [], unread: 68 });
    // What was pushed while the channel was open may be marked after it was closed.
    await write(doctor, 'last');
    await eventually(() => nurse.of('post:appended').length > 1);
    await nurse.ask('channel:close', { channel: region.channel });
    expect(await mark(nurse, [[122, 122]])).toMatchObject({ read: [{ first: 122, last: 122 }] });
  }, 60_000);

  it('[PO7] すべて既読にする empties the own count up to the head that was shown; its writers are told of what was sent alone', async () => {
    const node = await start();
    const doctor = await node.connect(region.actors.doctor);
    await writeMany(node, 60);
    const nurse = await node.connect(region.actors.nurse);
    await nurse.ask('channel:open', { channel: region.channel });
    await write(doctor, 'after-the-head');
    const pressed = await nurse.ask('channel:mark-read', { channel: region.channel, upTo: 60 });
    expect(pressed.data).toMatchObject({ unread: 1 });
    const { facilities } = await receiptsFor(node, 'doctor');
    expect(facilities.find(({ facility }) => facility === facilityOf('nurse'))).toMatchObject({
      read: { post: [{ first: 11, last: 60 }] },
    });
    const beyond = await nurse.ask('channel:mark-read', { channel: region.channel, upTo: 1_000_000 });
    expect(beyond.data).toMatchObject({ unread: 0 });
    expect(await write(doctor, 'new')).toBe(62);
    // [PO16] It is open: the frame of the post says the head, and the page counts on from there.
    await eventually(() => nurse.of('post:appended').some(({ head }) => head === 62));
    expect(await mark(nurse, [])).toEqual({ read: [], unread: 1 });
  }, 30_000);

  it('[PO4] what one wrote is never unread for oneself, in none of one’s positions; what crossed it stays unread', async () => {
    const node = await start();
    const account = region.accounts.get(region.actors.nurse.account)!;
    const second = 'd'.repeat(24) as NonNullable<typeof region.actors.nurse.position>;
    account.positions = [...account.positions, { ...account.positions[0]!, id: second }];
    region.authors.set(second, { ...region.authors.get(region.actors.nurse.position!)!, position: second });
    const [first] = region.patient.memberships.filter((each) => each.account === account.id);
    region.patient.memberships.push({ ...first!, id: 'c'.repeat(24) as never, position: second });
    const doctor = await node.connect(region.actors.doctor);
    const nurse = await node.connect(region.actors.nurse);
    await write(doctor, 'meanwhile');
    await write(nurse, 'own');
    const unreadOf = async (position: typeof second) => {
      const actor = { ...region.actors.nurse, position };
      const page = await node.channels.commands.listEntries(actor, region.channel, {});
      return [page.unread, page.firstUnread];
    };
    expect(await unreadOf(region.actors.nurse.position!)).toEqual([1, 1]);
    expect(await unreadOf(second)).toEqual([1, 1]);
  });

  it('[PO8] 既読 n/m: m is who may read it now and is not the writer, whether they ever marked; who left is told apart', async () => {
    const node = await start();
    const doctor = await node.connect(region.actors.doctor);
    const nurse = await node.connect(region.actors.nurse);
    await write(doctor, 'a');
    const facilities = async () =>
      (await receiptsFor(node, 'doctor')).facilities.map(({ facility, read }) => [facility, read.post]);
    // Nobody has marked anything, and both others are counted.
    expect(await facilities()).toEqual([
      [facilityOf('nurse'), []],
      [facilityOf('careManager'), []],
    ]);
    await nurse.ask('channel:open', { channel: region.channel });
    await mark(nurse, [[1, 1]]);
    region.patient.memberships[1]!.until = '2026-07-11' as Day;
    await node.revocations.commit(async () => undefined, [{ kind: 'patient', id: region.patient.id }]);
    expect(await facilities()).toEqual([[facilityOf('careManager'), []]]);
    expect((await receiptsFor(node, 'doctor')).left).toMatchObject([
      { facility: facilityOf('nurse'), read: [{ first: 1, last: 1 }] },
    ]);
    const readers = (await node.channels.http.listReaders({
      actor: region.actors.doctor,
      params: { channel: region.channel, seq: 1 },
    } as Parameters<typeof node.channels.http.listReaders>[0])) as { readers: object[] };
    expect(readers.readers).toMatchObject([{ position: region.actors.nurse.position, left: true }]);
  });

  it('[PO8] a place whose words are withheld is settled for its reader and read for nobody', async () => {
    const node = await start();
    region.discloseToAll(['visit-report']);
    const doctor = await node.connect(region.actors.doctor);
    await write(doctor, 'a-post');
    await write(doctor, 'a-report', { kind: 'visit-report' });
    const careManager = await node.connect(region.actors.careManager);
    const opened = await careManager.ask('channel:open', { channel: region.channel });
    expect(opened.data.posts).toMatchObject([
      { seq: 1, withheld: 'post' },
      { seq: 2, body: {} },
    ]);
    expect(await mark(careManager, [[1, 2]])).toMatchObject({ unread: 0 });
    const own = (await receiptsFor(node, 'doctor')).facilities.filter(
      ({ facility }) => facility === facilityOf('careManager'),
    );
    // Of posts nobody there may read any: the facility is no part of a post's m.
    expect(own).toMatchObject([{ read: { post: null, 'visit-report': [{ first: 2, last: 2 }] } }]);
  });

  it('[PO4] two tabs that mark at once lose nothing of each other', async () => {
    const [one, two] = [await start(), await start()];
    await writeMany(one, 40);
    const tabs = [await one.connect(region.actors.nurse), await two.connect(region.actors.nurse)];
    for (const tab of tabs) await tab.ask('channel:open', { channel: region.channel });
    await Promise.all(Array.from({ length: 12 }, (_, at) => mark(tabs[at % 2]!, [[at * 3 + 1, at * 3 + 3]])));
    expect(await mark(tabs[0]!, [[37, 40]])).toMatchObject({ unread: 0 });
    const readers = (await one.channels.http.listReaders({
      actor: region.actors.doctor,
      params: { channel: region.channel, seq: 20 },
    } as Parameters<typeof one.channels.http.listReaders>[0])) as { readers: object[] };
    expect(readers.readers).toHaveLength(1);
  });

  it('[NO7] badges move on all devices of a person, also where they act in another position', async () => {
    const [one, two] = [await start(), await start()];
    const account = region.accounts.get(region.actors.nurse.account)!;
    const second = 'd'.repeat(24) as NonNullable<typeof region.actors.nurse.position>;
    account.positions = [...account.positions, { ...account.positions[0]!, id: second }];
    const phone = {
      ...region.actors.nurse,
      session: 'f'.repeat(24) as typeof region.actors.nurse.session,
      position: second,
    };
    sessions.live.set(phone.session, phone);
    const [doctor, desk, elsewhere] = [
      await one.connect(region.actors.doctor),
      await one.connect(region.actors.nurse),
      await two.connect(phone),
    ];
    await write(doctor, 'a');
    await eventually(() => elsewhere.of('waiting:changed').length === 1);
    await desk.ask('channel:open', { channel: region.channel });
    await mark(desk, [[1, 1]]);
    await eventually(() => elsewhere.of('waiting:changed').length === 2);
    expect(elsewhere.of('unread:changed')).toEqual([]);
    // Who has left the team is not told that it goes on.
    region.patient.memberships[1]!.until = '2026-07-11' as Day;
    await one.revocations.commit(async () => undefined, [{ kind: 'patient', id: region.patient.id }]);
    await write(doctor, 'b');
    const careManager = await two.connect(region.actors.careManager);
    await eventually(async () => {
      await write(doctor, `c-${Math.random().toString(36).slice(2, 10)}`);
      return careManager.of('unread:changed').length > 0;
    });
    expect(elsewhere.of('waiting:changed')).toHaveLength(2);
  });
});
