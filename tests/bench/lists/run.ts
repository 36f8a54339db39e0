import { fileURLToPath } from 'node:url';
import { type BenchStores, startBenchStores } from '../measuring/benchStores.ts';
import { cpuOf } from '../measuring/cpuOf.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { medianRatio, showRatio } from '../measuring/medianRatio.ts';
import { pairUp } from '../measuring/pairUp.ts';
import { generatorCore, pin, startPinned } from '../measuring/pinned.ts';
import { median } from '../measuring/quantile.ts';
import { isFullSize, sized } from '../measuring/size.ts';
import { startNode } from '../measuring/startNode.ts';
import { table } from '../measuring/table.ts';
import { askBytes } from './askBytes.ts';
import { type Counted, countLists } from './countLists.ts';
import { listsAsked } from './listsAsked.ts';
import { type Holder, listsRegion } from './listsRegion.ts';
import { openForgetRates } from './openForgetRates.ts';

const sizes = isFullSize ? [5, 40, 200, 1_000] : [5, 40];
const rounds = sized(10, 2);
const coldRounds = sized(4, 1);
/** The kernel counts in steps of 10 ms: a block is to have some dozens of them. */
const asksOf = (patients: number) => Math.max(3, Math.round(sized(60, 10) / (1 + patients / 40)));
const bareProgram = fileURLToPath(new URL('./bareList.ts', import.meta.url));

interface Row {
  readonly holder: Holder;
  readonly name: string;
  readonly paths: readonly string[];
  readonly counted: Counted;
  readonly cold: number[];
  readonly warm: number[];
  readonly stores: number[];
  readonly bare: number[];
}

/** What a list costs that judges each of its patients, beside one that judges none. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  const rates = await openForgetRates(stores);
  try {
    const described = describeRun(stores.using);
    const holders = await listsRegion(stores, [...sizes, 5]);
    const warmUp = holders.pop()!;
    const rows: Row[] = [];
    for (const holder of holders)
      for (const [name, paths] of Object.entries(listsAsked)) {
        const counted = await countLists(stores, holder, paths);
        rows.push({ holder, name, paths, counted, cold: [], warm: [], stores: [], bare: [] });
      }
    for (let round = 0; round < coldRounds; round += 1)
      for (const row of rows) {
        await rates.forget();
        row.cold.push(await askCold(stores, row, warmUp));
      }
    await measureWarm(stores, rows, rates.forget);
    say(described, rows);
  } finally {
    rates.close();
    await stores.close();
  }
  console.log(`${lookAgain()}\n`);
}

/** At a node just started whose code is warm from another person's pages, and which knows nothing of this one. */
async function askCold(stores: BenchStores, { paths, holder }: Row, warmUp: Holder): Promise<number> {
  const node = await startNode(stores, 'web');
  try {
    for (let at = 0; at < 20; at += 1) await askAll(node.port, listsAsked.ホーム, warmUp.cookie);
    const before = cpuOf(node.pid);
    await askAll(node.port, paths, holder.cookie);
    return cpuOf(node.pid) - before;
  } finally {
    await node.close();
  }
}

/** Blocks of one person's list at our node and at the bare one, A B B A. */
async function measureWarm(
  stores: BenchStores,
  rows: readonly Row[],
  forgetRates: () => Promise<void>,
): Promise<void> {
  const node = await startNode(stores, 'web');
  const bare = await startPinned(bareProgram, { BENCH_MONGO: stores.mongoUri });
  const ours = async (row: Row, cpu: number[], storesCpu: number[]) => {
    const asks = asksOf(row.holder.patients);
    await forgetRates();
    const before = { node: cpuOf(node.pid), store: stores.cpu().mongo };
    for (let at = 0; at < asks; at += 1) await askAll(node.port, row.paths, row.holder.cookie);
    cpu.push((cpuOf(node.pid) - before.node) / asks);
    storesCpu.push((stores.cpu().mongo - before.store) / asks);
  };
  const theirs = async (row: Row, into: number[]) => {
    const asks = asksOf(row.holder.patients) * 2;
    const path = `/api/patients?position=${row.holder.position}`;
    const before = cpuOf(bare.pid);
    for (let at = 0; at < asks; at += 1) await askBytes(bare.port, path);
    into.push((cpuOf(bare.pid) - before) / asks);
  };
  try {
    for (const row of rows) {
      await ours(row, [], []);
      await theirs(row, []);
    }
    for (let round = 0; round < rounds; round += 1)
      for (const row of rows) {
        const isList = row.paths.length === 1;
        await ours(row, row.warm, row.stores);
        if (isList) await theirs(row, row.bare);
        if (isList) await theirs(row, row.bare);
        await ours(row, row.warm, row.stores);
      }
  } finally {
    await node.close();
    await bare.close();
  }
}

const askAll = (port: number, paths: readonly string[], cookie: string): Promise<number[]> =>
  Promise.all(paths.map((path) => askBytes(port, path, cookie)));

function say(described: string, rows: readonly Row[]): void {
  console.log(`## A list of patients, and ホーム\n\n\`npm run bench -- lists\`. ${described}\n`);
  console.log(
    `A doctor at home with so many patients, each with a team of five and three unread posts. The patients' list is one request; ホーム is the six that its screen makes, side by side, the list among them. Commands: cold at a node that knows nothing yet, warm at the same node the next time (the session's look is one for each request). CPU cold: nodes whose code is warm from another person's ホーム, ${coldRounds} of them, mean (the kernel counts in 10 ms); warm: ${rounds * 2} blocks, medians. Bytes as they come over the line, gzip.\n`,
  );
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  console.log(
    table(
      [
        ...['', 'requests', 'commands cold', 'commands warm', 'facts', 'node CPU cold', 'node CPU warm'],
        ...['store CPU warm', 'bytes'],
      ],
      rows.map(({ name, holder, paths, counted, cold, warm, stores }) => [
        `${name}, ${holder.patients.toLocaleString('en')} patients`,
        ...[paths.length, counted.cold, counted.warm, counted.facts],
        ...[ms(mean(cold)), ms(median(warm)), ms(median(stores)), counted.bytes.toLocaleString('en')],
      ]),
    ),
  );
  console.log(
    `\n${table(
      [
        "node CPU of the patients' list, warm",
        'ours',
        'express and mongoose alone',
        'ratio, median (95 % interval)',
      ],
      rows.flatMap(({ holder, warm, bare }) =>
        bare.length === 0
          ? []
          : [
              [
                `${holder.patients.toLocaleString('en')} patients`,
                ...[ms(median(warm)), ms(median(bare))],
                showRatio(medianRatio(pairUp(warm), pairUp(bare))),
              ],
            ],
      ),
    )}\n`,
  );
}
