import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { careRegion } from '#tests/support/careRegion.ts';
import { type ChannelNode, startChannelNode, testSessions } from '#tests/support/channelNode.ts';
import { eventually } from '#tests/support/eventually.ts';
import { startTestStores, type TestStores } from '#tests/support/testStores.ts';

// Closed after the house that stands on them.
let stores: TestStores;
const region = careRegion();
const { channel } = region;
const nodes: ChannelNode[] = [];

beforeAll(async () => {
  stores = await startTestStores();
  const { mongoUri, redisUrl } = stores;
  const sessions = testSessions(region.actors);
  for (let at = 0; at < 2; at += 1)
    nodes.push(await startChannelNode({ mongoUri, redisUrl, dbName: 'pushes', region, sessions }));
}, 60_000);
afterAll(async () => {
  for (const node of nodes) await node.close();
  await stores.close();
}, 30_000);

const readers = ['doctor', 'nurse', 'careManager'] as const;
const step = fc.record({
  who: fc.nat(2),
  act: fc.constantFrom('post', 'post', 'post', 'report', 'leave', 'come', 'come'),
  pause: fc.nat(12),
});

interface Seen {
  readonly places: Map<number, unknown>;
  open: boolean;
}

it('[WA7] what was answered and pushed is what a fresh fetch gives: gapless, each once, over two nodes', async () => {
  let run = 0;
  const property = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 36 }), async (steps) => {
    run += 1;
    const people = await Promise.all(
      readers.map(async (name, at) => ({
        ...(await nodes[at % 2]!.connect(region.actors[name])),
        seen: { places: new Map(), open: false } as Seen,
      })),
    );
    const take = ({ places }: Seen, posts: readonly { seq: number }[], began: number) => {
      for (const post of posts) {
        // Never a second time, and never one without the one before it.
        expect(places.has(post.seq)).toBe(false);
        if (places.size > 0 || began > 0) expect(post.seq).toBe(Math.max(began, ...places.keys()) + 1);
        places.set(post.seq, post);
      }
    };
    const begin = (await people[0]!.ask('post:list', { channel })).data.head;
    const problems: unknown[] = [];
    for (const { client, seen } of people)
      client.on('post:appended', ({ posts }) => {
        try {
          take(seen, posts, begin);
        } catch (problem) {
          problems.push(problem);
        }
      });
    const come = async ({ ask, seen }: (typeof people)[number]) => {
      if (seen.open) return;
      const after = Math.max(begin, ...seen.places.keys());
      const opened = await ask('channel:open', { channel, after });
      expect(opened.ok).toBe(true);
      take(seen, opened.data.posts, begin);
      seen.open = true;
    };
    const writing: Promise<{ ok: boolean }>[] = [];
    for (const [at, { who, act, pause }] of steps.entries()) {
      const person = people[who]!;
      const post = { channel, clientId: `client-${run}-${at}`, kind: 'post', text: `見本 ${at}` };
      if (act === 'come') await come(person);
      else if (act === 'leave') {
        person.seen.open = false;
        await person.ask('channel:close', { channel });
      } else if (writing.length < 14)
        writing.push(
          person.ask(
            'post:create',
            act === 'report' ? { ...post, kind: 'visit-report', vitals: { pulse: 60 } } : post,
          ),
        );
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    for (const written of await Promise.all(writing)) expect(written.ok).toBe(true);
    for (const person of people) {
      await come(person);
      const { posts, head } = (await person.ask('post:list', { channel, after: begin })).data;
      await eventually(() => Math.max(begin, ...person.seen.places.keys()) === head);
      expect([...person.seen.places.values()]).toEqual(posts);
      person.client.disconnect();
    }
    expect(problems).toEqual([]);
  });
  // A failing run prints its seed and path; give them here to make it a named test.
  await fc.assert(property, { numRuns: 10, endOnFailure: true });
}, 120_000);
