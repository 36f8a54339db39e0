import { startBenchStores } from '../measuring/benchStores.ts';
import { cpuOf } from '../measuring/cpuOf.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { medianRatio, showRatio } from '../measuring/medianRatio.ts';
import { pairUp } from '../measuring/pairUp.ts';
import { generatorCore, pin } from '../measuring/pinned.ts';
import { median } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { type Arm, openArms } from './arms.ts';

const subscribers = 200;
const rounds = sized(10, 2);
const blockMs = sized(1_000, 300);
const warmUpMs = sized(2_000, 500);
/** One post until everybody has it, as in a quiet team; and as many as wait when a whole city writes. */
const loads = [
  { name: 'one post at a time', underWay: 1 },
  { name: '32 posts under way', underWay: 32 },
];

interface Measured {
  readonly cpuPerDelivery: number[];
  readonly storesPerDelivery: number[];
  readonly postsPerSecond: number[];
  readonly postsPerFrame: number[];
  readonly otherFrames: number[];
  readonly serverBusy: number[];
  readonly generatorBusy: number[];
}

/** Deliveries per CPU second in a room of 200, beside the bare libraries in the same run. */
export async function run(): Promise<void> {
  // Before the stores are started: they inherit the core.
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  try {
    const described = describeRun(stores.using);
    const { arms, bytes, people, close } = await openArms(stores, subscribers);
    try {
      console.log(
        `## Deliveries per CPU second, a room of ${subscribers}\n\n\`npm run bench -- delivery\`. ${described}\n`,
      );
      console.log(
        `${subscribers} sockets of ${people} people in three cities, all under admissions; each post ${bytes} bytes as JSON, the same for all servers; ${rounds} rounds of blocks of ${blockMs} ms in the order A B C D D C B A. Server on one core, generator and stores on the other.\n`,
      );
      console.log(`${await checkGenerator(arms.ws)}\n`);
      for (const load of loads) await measure(arms, load, stores.cpu);
    } finally {
      await close();
    }
  } finally {
    await stores.close();
  }
  console.log(`${lookAgain()}\n`);
}

/** First of all whether the generator takes more than the servers are asked for. */
async function checkGenerator(ws: Arm): Promise<string> {
  await ws.run(warmUpMs, 64);
  const before = cpuOf(process.pid);
  const { deliveries, wallMs } = await ws.run(warmUpMs, 64);
  const perSecond = Math.round((deliveries * 1000) / wallMs).toLocaleString('en');
  const busy = percent((cpuOf(process.pid) - before) / wallMs);
  return `The generator, checked first: it takes ${perSecond} deliveries/s from bare ws, busy ${busy} of its core. Every block ends when each post has reached each of the ${subscribers} once and in order, or fails.`;
}

async function measure(
  arms: Awaited<ReturnType<typeof openArms>>['arms'],
  load: (typeof loads)[number],
  storesCpu: () => { mongo: number; redis: number },
): Promise<void> {
  const order: Arm[] = Object.values(arms);
  const measured = new Map(order.map((arm) => [arm, newMeasured()]));
  for (const arm of order) await arm.run(warmUpMs, load.underWay);
  for (let round = 0; round < rounds; round += 1)
    for (const arm of [...order, ...order.toReversed()])
      await measureBlock(arm, measured.get(arm)!, load.underWay, storesCpu);
  const rows = order.map((arm) => {
    const each = measured.get(arm)!;
    const perDelivery = median(each.cpuPerDelivery);
    return [
      arm.name,
      Math.round(1000 / perDelivery).toLocaleString('en'),
      `${(perDelivery * 1000).toFixed(1)} µs`,
      `${(median(each.storesPerDelivery) * 1000).toFixed(1)} µs`,
      Math.round(median(each.postsPerSecond)),
      median(each.postsPerFrame).toFixed(1),
      median(each.otherFrames).toFixed(2),
      percent(median(each.serverBusy)),
      percent(median(each.generatorBusy)),
    ];
  });
  const heads = [
    load.name,
    'deliveries per CPU s',
    'server CPU a delivery',
    'stores',
    'posts/s',
    'posts a frame',
    'other frames a delivery',
    'server busy',
    'generator busy',
  ];
  console.log(`${table(heads, rows)}\n`);
  // Both blocks of a round are one value: what drifts within a round is the same for all.
  const of = (arm: Arm) => pairUp(measured.get(arm)!.cpuPerDelivery);
  const { ours, fanOut, socketIo, ws } = arms;
  const ratios = [
    [ours, socketIo],
    [ours, ws],
    [fanOut, socketIo],
    [fanOut, ws],
    [socketIo, ws],
  ] as const;
  console.log(
    `${table(
      ['server CPU a delivery, ratio', 'median (95 % interval)'],
      ratios.map(([a, b]) => [`${a.name} / ${b.name}`, showRatio(medianRatio(of(a), of(b)))]),
    )}\n`,
  );
}

async function measureBlock(
  arm: Arm,
  into: Measured,
  underWay: number,
  storesCpu: () => { mongo: number; redis: number },
): Promise<void> {
  const total = () => {
    const { mongo, redis } = storesCpu();
    return mongo + redis;
  };
  const before = { server: cpuOf(arm.pid), stores: total(), generator: cpuOf(process.pid) };
  const { posts, deliveries, frames, others, wallMs } = await arm.run(blockMs, underWay);
  const server = cpuOf(arm.pid) - before.server;
  into.cpuPerDelivery.push(server / deliveries);
  into.storesPerDelivery.push((total() - before.stores) / deliveries);
  into.postsPerSecond.push((posts * 1000) / wallMs);
  into.postsPerFrame.push(deliveries / frames);
  into.otherFrames.push(others / deliveries);
  into.serverBusy.push(server / wallMs);
  into.generatorBusy.push((cpuOf(process.pid) - before.generator) / wallMs);
}

const newMeasured = (): Measured => ({
  cpuPerDelivery: [],
  storesPerDelivery: [],
  postsPerSecond: [],
  postsPerFrame: [],
  otherFrames: [],
  serverBusy: [],
  generatorBusy: [],
});

const percent = (share: number): string => `${Math.round(share * 100)} %`;
