import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { services } from '#platform/flags.ts';
import { startBenchStores } from '../measuring/benchStores.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { medianRatio, showRatio } from '../measuring/medianRatio.ts';
import { pairUp } from '../measuring/pairUp.ts';
import { generatorCore, pin } from '../measuring/pinned.ts';
import { median } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { type Start, startService } from './startService.ts';

const pairs = sized(3, 1);
const bareProgram = fileURLToPath(new URL('./bareStart.ts', import.meta.url));
const READY = /Engawa is ready/;

interface Arm {
  readonly name: string;
  readonly start: () => Promise<Start>;
}

/** What each service holds when it is ready and nothing is asked of it, and what it took until then. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  const folder = await mkdtemp(join(process.env.BENCH_DIR ?? tmpdir(), 'engawa-start-'));
  try {
    const { mongoUri, redisUrl, dataDir } = stores;
    const env = {
      ...{ MONGODB_URI: mongoUri, REDIS_URL: redisUrl, LOG_LEVEL: 'error' },
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
    };
    const house = (list: string): Arm => ({
      name: list,
      start: () =>
        startService(
          ['server/main.ts', '--port=0', `--services=${list}`, '--empty', `--data=${dataDir}`],
          env,
          READY,
        ),
    });
    const bare: Arm = {
      name: 'express, socket.io, mongoose and ioredis alone',
      start: () => startService([bareProgram], env, /ready/),
    };
    const arms = [...services.map(house), house(services.join(',')), bare];
    const measured = new Map(arms.map((arm) => [arm, [] as Start[]]));
    // The first start of each compiles what the others read.
    for (const arm of arms) await arm.start();
    for (let pair = 0; pair < pairs; pair += 1)
      for (const arm of [...arms, ...arms.toReversed()]) measured.get(arm)?.push(await arm.start());
    const sample = await startWithSample(join(folder, 'data'), env.NODE_COMPILE_CACHE);

    console.log(
      `## Memory and time until ready\n\n\`npm run bench -- start\`. ${describeRun(stores.using)}\n`,
    );
    console.log(
      `\`server/main.ts\` as production runs it, its code compiled by an earlier start, on one core; the stores stand already and on the other. Resident memory 3 s after it was ready, nothing asked of it; the most until then; ${pairs * 2} starts of each in the order A B … B A, medians. Time is told by a clock that other work slows down; CPU is the process's own.\n`,
    );
    const of = (arm: Arm, what: (start: Start) => number) => (measured.get(arm) ?? []).map(what);
    console.log(
      table(
        ['service', 'resident', 'most', 'CPU until ready', 'time until ready'],
        arms.map((arm) => [
          arm.name,
          ...[MB(median(of(arm, ({ rss }) => rss))), MB(median(of(arm, ({ peak }) => peak)))],
          ...[median(of(arm, ({ cpuMs }) => cpuMs)), median(of(arm, ({ readyMs }) => readyMs))].map(seconds),
        ]),
      ),
    );
    const ratio = (arm: Arm, what: (start: Start) => number) =>
      showRatio(medianRatio(pairUp(of(arm, what)), pairUp(of(bare, what))));
    console.log(
      `\n${table(
        ['over the bare process', 'resident, ratio', 'CPU until ready, ratio'],
        arms
          .filter((arm) => arm !== bare)
          .map((arm) => [arm.name, ratio(arm, ({ rss }) => rss), ratio(arm, ({ cpuMs }) => cpuMs)]),
      )}`,
    );
    console.log(
      `\nAll in one with embedded stores of its own (their memory apart), data in an empty folder; the sample region is made by a process of its own before it is ready:\n\n${table(
        ['', 'resident', 'most', 'time until ready'],
        sample.map(({ name, start: { rss, peak, readyMs } }) => [name, MB(rss), MB(peak), seconds(readyMs)]),
      )}\n`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
    await stores.close();
  }
  console.log(`${lookAgain()}\n`);
}

async function startWithSample(data: string, compiled: string) {
  const env = { LOG_LEVEL: 'error', NODE_COMPILE_CACHE: compiled };
  const start = () => startService(['server/main.ts', '--port=0', `--data=${data}`], env, READY);
  return [
    { name: 'first start, with the sample', start: await start() },
    { name: 'the next start', start: await start() },
  ];
}

const MB = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
