import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { mongo } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import { careRegion } from '#tests/support/careRegion.ts';
import { type ChannelNode, startChannelNode, testSessions } from '#tests/support/channelNode.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
let region: ReturnType<typeof careRegion>;
let sessions: ReturnType<typeof testSessions>;
let node: ChannelNode;
let round = 0;

beforeEach(async () => {
  round += 1;
  region = careRegion();
  sessions = testSessions(region.actors);
  const { mongoUri, redisUrl } = stores();
  const watched = `${mongoUri}&monitorCommands=true`;
  node = await startChannelNode({
    ...{ mongoUri: watched, redisUrl, dbName: `cost-${round}`, region, sessions },
  });
});
afterEach(() => node.close());

type Person = Awaited<ReturnType<ChannelNode['connect']>>;

/** Another doctor of the team, at home. */
const addMember = (at: number): Actor => {
  const { doctor } = region.actors;
  const id = <T extends string>(kind: number) => `${kind}${String(1_000 + at).padStart(23, '0')}` as T;
  const actor: Actor = { account: id(1), session: id(4), position: id(2) };
  const [account, author] = [region.accounts.get(doctor.account)!, region.authors.get(doctor.position!)!];
  const positions = account.positions.map((one) => ({ ...one, id: actor.position!, account: actor.account }));
  region.accounts.set(actor.account, { ...account, id: actor.account, positions });
  region.authors.set(actor.position!, { ...author, account: actor.account, position: actor.position! });
  const [first] = region.patient.memberships;
  region.patient.memberships.push({
    ...first!,
    ...{ id: id(5), account: actor.account, position: actor.position! },
  });
  sessions.live.set(actor.session, actor);
  return actor;
};

/** What a node asks by itself every second or two, whoever writes; of revocations each judgement waits for one read. */
const ownPulse = ['revocations', 'provisions', 'providingNodes', '1'];

/** The store's commands that one post costs, until everybody has it and its unread. */
const costOf = async (
  write: () => Promise<unknown>,
  settled: (seen: readonly string[]) => boolean,
): Promise<string[]> => {
  const seen: string[] = [];
  const watch = ({ commandName, command }: mongo.CommandStartedEvent) => {
    const of = String((command as Record<string, unknown>)[commandName]);
    if (!ownPulse.includes(of)) seen.push(`${commandName} ${of}`);
  };
  const client = node.platform.db.getClient();
  client.on('commandStarted', watch);
  await write();
  await eventually(() => settled(seen));
  client.off('commandStarted', watch);
  return seen.sort();
};

/** What a node asks by the clock, as the poll of open channels, falls now into the one and now into the other. */
const cheapestOf = async (
  heads: readonly number[],
  cost: (head: number) => Promise<string[]>,
): Promise<string[] | undefined> => {
  const costs: string[][] = [];
  for (const head of heads) costs.push(await cost(head));
  return costs.sort((a, b) => a.length - b.length)[0];
};

it.each([[2], [30]])(
  '[PO10] a post costs the store the same whether %i more people have the channel open or wait for it',
  async (many) => {
    const doctor = await node.connect(region.actors.doctor);
    const nurse = await node.connect(region.actors.nurse);
    const others: Person[] = [];
    for (let at = 0; at < many; at += 1) others.push(await node.connect(addMember(at)));
    const { channel } = region;
    const write = (name: string) =>
      doctor.ask('post:create', { channel, clientId: `client-${name}`, kind: 'post', text: `見本 ${name}` });
    // Half have it open, as the nurse of another city has; the others are told what is unread.
    for (const [at, one] of [nurse, ...others].entries())
      if (at % 2 === 0) await one.ask('channel:open', { channel });
    const toldUpTo = (head: number) => () =>
      [nurse, ...others].every((one, at) =>
        one.of(at % 2 === 0 ? 'post:appended' : 'unread:changed').some((told) => told.head === head),
      ) && doctor.of('unread:changed').some((told) => told.head === head && told.unread === 0);
    await costOf(
      () => write('first'),
      (seen) => toldUpTo(1)() && seen.includes('insert readMarks'),
    );
    // The author's own mark follows within a second.
    const cost = await cheapestOf([2, 3, 4], (head) =>
      costOf(
        () => write(`post-${head}`),
        (seen) => toldUpTo(head)() && seen.includes('update readMarks'),
      ),
    );
    expect(cost).toEqual([
      // The marks of all members; the author's own is as this node wrote it last.
      'find readMarks',
      // The judgement's fact, and the post: acknowledged after these two.
      'insert facts',
      'insert posts',
      'update readMarks',
    ]);
    // Nothing is lost by it: who has it open was sent both, in order.
    for (const [at, one] of [nurse, ...others].entries())
      if (at % 2 === 0)
        expect(
          one.of('post:appended').flatMap(({ posts }) => (posts as { seq: number }[]).map(({ seq }) => seq)),
        ).toEqual([1, 2, 3, 4]);
    // [PO16] Who has it open is sent one frame a post, and no count beside it.
    for (const [at, one] of [nurse, ...others].entries())
      if (at % 2 === 0) expect([one.of('post:appended').length, one.of('unread:changed')]).toEqual([4, []]);
  },
);

it('[PO16] a post costs nothing beyond itself where all who are there have the channel open', async () => {
  const { channel } = region;
  const [doctor, nurse] = [await node.connect(region.actors.doctor), await node.connect(region.actors.nurse)];
  for (const one of [doctor, nurse]) await one.ask('channel:open', { channel });
  const write = (name: string) =>
    doctor.ask('post:create', { channel, clientId: `client-${name}`, kind: 'post', text: `見本 ${name}` });
  const isThere = (head: number, mark: string) => (seen: readonly string[]) =>
    seen.includes(mark) &&
    [doctor, nurse].every((one) => one.of('post:appended').some((told) => told.head === head));
  await costOf(() => write('first'), isThere(1, 'insert readMarks'));
  const cost = await cheapestOf([2, 3, 4], (head) =>
    costOf(() => write(`post-${head}`), isThere(head, 'update readMarks')),
  );
  expect(cost).toEqual(['insert facts', 'insert posts', 'update readMarks']);
  // The author's own mark brings no count to their page either.
  for (const one of [doctor, nurse]) expect(one.of('unread:changed')).toEqual([]);
});

it('[PO10] looks at all open channels with one question, and finds what no hint told', async () => {
  const { channel } = region;
  const doctor = await node.connect(region.actors.doctor);
  await doctor.ask('channel:open', { channel });
  // Written by a node whose hints are lost.
  const { mongoUri, redisUrl } = stores();
  const silent = await startChannelNode({
    ...{ mongoUri, redisUrl, dbName: `cost-${round}`, region, sessions },
  });
  silent.platform.topics.publish = async () => 0;
  const seen: string[] = [];
  const watch = ({ commandName, command }: mongo.CommandStartedEvent) => {
    const of = String((command as Record<string, unknown>)[commandName]);
    if (of === 'posts') seen.push(commandName);
  };
  const client = node.platform.db.getClient();
  client.on('commandStarted', watch);
  await silent.channels.commands.createPost(region.actors.doctor, channel, {
    ...{ clientId: 'client-silent', kind: 'post', text: '見本' },
  });
  await eventually(() => doctor.of('post:appended').length === 1, 10_000);
  const found = seen.length;
  // The heads, and then what is new of the one channel that has something.
  expect(found).toBeLessThanOrEqual(3);
  await eventually(() => seen.length > found, 10_000);
  client.off('commandStarted', watch);
  await silent.close();
});
