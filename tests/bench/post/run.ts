import { startBenchStores } from '../measuring/benchStores.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { openRegion } from '../measuring/openRegion.ts';
import { generatorCore, pin } from '../measuring/pinned.ts';
import { sized } from '../measuring/size.ts';
import { spread, spreadHeads } from '../measuring/spread.ts';
import { startNode } from '../measuring/startNode.ts';
import { table } from '../measuring/table.ts';
import { followClicks } from './onTheScreen.ts';
import { followPosts, type Way } from './onTheWire.ts';

/** 12 requests a second are one connection's most: twenty writers carry more than is asked here. */
const team = 21;
const quietPosts = sized(300, 20);
const busyPosts = sized(600, 40);
const busyPerSecond = 50;
const clicks = sized(40, 5);

const between = (low: number, high: number) => low + Math.random() * (high - low);
/** Arrivals that know nothing of each other, as people's. */
const poisson = () => (-Math.log(1 - Math.random()) * 1000) / busyPerSecond;

/** A post's way from click to the other's screen, through two nodes on the embedded stores. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  const closers: (() => Promise<void>)[] = [];
  try {
    const described = describeRun(stores.using);
    const { channel, patient, members } = await openRegion(stores, team);
    const nodes = [];
    for (const _ of ['one', 'two']) {
      const node = await startNode(stores, 'web,realtime');
      closers.push(() => node.close());
      nodes.push(node.port);
    }
    const ports = nodes as unknown as readonly [number, number];
    const people = members.map(({ client }) => client);
    const wire = { channel, people, ports };
    // Warm: what is measured is a node in its day's work, not the compiler of the first hundred posts.
    await followPosts({ ...wire, posts: sized(100, 20), gapMs: () => between(15, 40) });
    const quiet = await followPosts({ ...wire, posts: quietPosts, gapMs: () => between(60, 140) });
    const busy = await followPosts({ ...wire, posts: busyPosts, gapMs: poisson });
    console.log(`## A post's way\n\n\`npm run bench -- post\`. ${described}\n`);
    console.log(
      `Two nodes (\`server/main.ts\`, web and realtime), embedded stores with a sync for every commit; the writer on one node, a reader on each; both nodes share one core, generator and stores the other. Times of the whole way, waiting included; the busy case is an open loop, so that a slow answer puts off no post.\n`,
    );
    console.log(
      table(
        ['', ...spreadHeads],
        [
          ...rows(`${quietPosts} posts, about 10 a second`, quiet),
          ...rows(`${busyPosts} posts, ${busyPerSecond} a second at random`, busy),
        ],
      ),
    );
    const ways = await followClicks({
      ...{ patient, ports, posts: clicks },
      writer: people[0]!,
      reader: people[1]!,
    });
    console.log(
      `\n${table(['in two Chromium windows', ...spreadHeads], [[`click on the button to the text drawn in the other, ${clicks} posts`, ...spread(ways)]])}\n`,
    );
  } finally {
    for (const close of closers.reverse()) await close();
    await stores.close();
  }
  console.log(`${lookAgain()}\n`);
}

const rows = (name: string, { acknowledged, sameNode, otherNode }: Way): string[][] => [
  [`${name}: sent to acknowledged (durable)`, ...spread(acknowledged)],
  [`${name}: sent to the push, same node`, ...spread(sameNode)],
  [`${name}: sent to the push, other node`, ...spread(otherNode)],
];
