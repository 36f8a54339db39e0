import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { mongo } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import { careRegion } from '#tests/support/careRegion.ts';
import { type ChannelNode, startChannelNode, testSessions } from '#tests/support/channelNode.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const MEMBERS = 15;
const MISSED = 200;
let region: ReturnType<typeof careRegion>;
let sessions: ReturnType<typeof testSessions>;
let node: ChannelNode;
let round = 0;

const start = () => {
  const { mongoUri, redisUrl } = stores();
  const watched = `${mongoUri}&monitorCommands=true`;
  return startChannelNode({ ...{ mongoUri: watched, redisUrl, dbName: `back-${round}`, region, sessions } });
};
beforeEach(async () => {
  round += 1;
  region = careRegion();
  sessions = testSessions(region.actors);
  node = await start();
});
afterEach(() => node.close());

type Person = Awaited<ReturnType<ChannelNode['connect']>>;

/** Another nurse of the team, of another city: what she is sent is provided. */
const addMember = (at: number): Actor => {
  const { nurse } = region.actors;
  const id = <T extends string>(kind: number) => `${kind}${String(1_000 + at).padStart(23, '0')}` as T;
  const actor: Actor = { account: id(1), session: id(4), position: id(2) };
  const account = region.accounts.get(nurse.account)!;
  const positions = account.positions.map((one) => ({ ...one, id: actor.position!, account: actor.account }));
  region.accounts.set(actor.account, { ...account, id: actor.account, positions });
  region.authors.set(actor.position!, {
    ...region.authors.get(nurse.position!)!,
    ...{ account: actor.account, position: actor.position! },
  });
  const [, membership] = region.patient.memberships;
  region.patient.memberships.push({
    ...membership!,
    ...{ id: id(5), account: actor.account, position: actor.position! },
  });
  sessions.live.set(actor.session, actor);
  return actor;
};

const write = (name: string) =>
  node.channels.commands.createPost(region.actors.doctor, region.channel, {
    ...{ clientId: `client-${name}`, kind: 'post', text: `見本 ${name}` },
  });
const writeMany = (name: string, count: number) =>
  Promise.all(Array.from({ length: count }, (_, at) => write(`${name}-${at}`)));

/** Opens with nothing, asks for the rest, and answers which seqs came so. */
const comeBack = async (person: Person): Promise<number[]> => {
  const { channel } = region;
  const first = await person.ask('channel:open', { channel, after: 0 });
  expect(first.ok).toBe(true);
  const seqs = first.data.posts.map(({ seq }) => seq);
  while ((seqs.at(-1) ?? 0) < first.data.head) {
    const page = await person.ask('post:list', { channel, after: seqs.at(-1) ?? 0 });
    expect(page.ok).toBe(true);
    seqs.push(...page.data.posts.map(({ seq }) => seq).filter((seq) => seq <= first.data.head));
  }
  return seqs;
};
const pushedTo = (person: Person) =>
  person.of('post:appended').flatMap(({ posts }) => (posts as { seq: number }[]).map(({ seq }) => seq));
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

/** The store's commands by name and collection, without what a node asks by the clock. */
const counted = async (work: () => Promise<unknown>): Promise<Map<string, number>> => {
  const seen = new Map<string, number>();
  const watch = ({ commandName, command }: mongo.CommandStartedEvent) => {
    // Heads are asked for by their numbers alone.
    const of = (command as { projection?: object }).projection === undefined ? '' : ', numbers';
    const name = `${commandName} ${String((command as Record<string, unknown>)[commandName])}${of}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
  };
  const client = node.platform.db.getClient();
  client.on('commandStarted', watch);
  await work();
  client.off('commandStarted', watch);
  return seen;
};

describe('[PO12] those who come back at once', () => {
  it('have each post once and in order, also what is written meanwhile, and share their reads and inserts', async () => {
    await writeMany('missed', MISSED);
    // Two tabs each.
    const people: Person[] = [];
    for (let at = 0; at < MEMBERS; at += 1) {
      const actor = addMember(at);
      for (const _tab of [1, 2]) people.push(await node.connect(actor));
    }
    const came: number[][] = [];
    const cost = await counted(async () => {
      const [all] = await Promise.all([Promise.all(people.map(comeBack)), writeMany('meanwhile', 20)]);
      came.push(...all);
    });
    const last = MISSED + 20;
    for (const [at, person] of people.entries()) {
      await eventually(() => came[at]!.length + pushedTo(person).length >= last);
      expect([...came[at]!, ...pushedTo(person)]).toEqual(upTo(last));
    }
    // Thirty comers with two or three questions each, and twenty posts: what was missed is read once, what is written besides
    // a few at a time, and facts and provisions are inserted together.
    const of = (name: string) => cost.get(name) ?? 0;
    expect(of('find posts')).toBeLessThanOrEqual(22);
    expect(of('insert facts')).toBeLessThanOrEqual(25);
    expect(of('insert posts')).toBeLessThanOrEqual(20);
    expect(of('insert provisions')).toBeLessThan(people.length * 2);
  }, 60_000);

  it('[PO13] are seen once a person: a second tab changes nothing for the others, nor does its going', async () => {
    const { channel } = region;
    const doctor = await node.connect(region.actors.doctor);
    await doctor.ask('channel:open', { channel });
    const present = () => doctor.of('presence:changed').map((told) => (told.present as string[]).length);
    const nurse = await node.connect(region.actors.nurse);
    await nurse.ask('channel:open', { channel });
    await eventually(() => present().at(-1) === 2);
    const before = present().length;
    const tab = await node.connect(region.actors.nurse);
    const opened = await tab.ask('channel:open', { channel });
    // Who comes is told by the answer.
    expect(opened.data.present).toHaveLength(2);
    await tab.ask('channel:close', { channel });
    const careManager = await node.connect(region.actors.careManager);
    await careManager.ask('channel:open', { channel });
    await eventually(() => present().at(-1) === 3);
    expect(present().slice(before)).toEqual([3]);
    nurse.client.disconnect();
    await eventually(() => present().at(-1) === 2);
  });
});

describe('[PO15] [WA15] one who was frozen when they came', () => {
  it('is told once they may follow again, and opens anew', async () => {
    const { channel } = region;
    await write('a');
    const nurse = await node.connect(region.actors.nurse);
    await nurse.ask('channel:open', { channel });
    const { compiled } = region;
    const all = [{ kind: 'all' }] as const;
    await node.revocations.commit(async () => region.leaveOn('2026-07-11'), all);
    await eventually(() => nurse.of('admission:changed').some(({ readOnly }) => readOnly === true));
    const tab = await node.connect(region.actors.nurse);
    expect((await tab.ask('channel:open', { channel })).data).toMatchObject({ readOnly: true });
    await write('b');
    await node.revocations.commit(async () => {
      region.compiled = compiled;
    }, all);
    await eventually(() => tab.of('admission:changed').some(({ readOnly }) => readOnly === false));
    expect((await tab.ask('channel:open', { channel, after: 1 })).data).toMatchObject({
      ...{ readOnly: false, head: 2, posts: [{ seq: 2 }] },
    });
    // Who had followed before goes on from there.
    await eventually(() => pushedTo(nurse).length === 1);
    expect(pushedTo(nurse)).toEqual([2]);
    expect(pushedTo(tab)).toEqual([]);
  });
});
