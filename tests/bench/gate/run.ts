import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ChannelId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import { startTestApp } from '#tests/support/testApp.ts';
import { makeTestRegion } from '#tests/support/testRegion.ts';
import { type BenchStores, startBenchStores } from '../measuring/benchStores.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { generatorCore, pin, serverCore } from '../measuring/pinned.ts';
import { median, quantile } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { countCommands } from './countCommands.ts';
import { factInserts } from './factInserts.ts';
import { pureRules } from './pureRules.ts';

const dbName = 'bench-gate';
const rounds = sized(10, 2);
const perBlock = sized(100, 20);
/** As many as ask at once when a node has its day. */
const together = 32;

interface Case {
  readonly name: string;
  readonly actor: Actor;
  readonly channel: ChannelId;
  readonly allowed: boolean;
}

interface Measured {
  readonly wall: number[];
  readonly cpu: number[];
  readonly stores: number[];
  readonly togetherCpu: number[];
  readonly togetherPerSecond: number[];
}

/**
 * A decision of the whole gate: the log heard, attributes from memory or from the store, both questions, the answer's fact durable
 * before it leaves.
 */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  // The gate is judged in this very process: from here on it has the server's core, and the stores keep the other.
  pin(process.pid, serverCore);
  const app = await startTestApp({ stores, services: [], dbName });
  try {
    const described = describeRun(stores.using);
    const { house } = app;
    const { gate } = house.care;
    const region = await makeTestRegion({ commands: house.commands, directory: house.directory, gate });
    const { nurse, careManager, doctor, outsider } = region.people;
    const { channel } = region;
    const cases: Case[] = [
      { name: 'member across the border (s1)', actor: nurse.actor, channel, allowed: true },
      { name: 'member across the border (s2)', actor: careManager.actor, channel, allowed: true },
      { name: 'member at home', actor: doctor.actor, channel, allowed: true },
      { name: 'no relation', actor: outsider.actor, channel, allowed: false },
      { name: 'unknown id', actor: outsider.actor, channel: newId<ChannelId>(), allowed: false },
    ];
    const commands = await countEach(stores, cases);
    const pure = await pureRules(house, region);
    const measured = new Map(cases.map((each) => [each, newMeasured()]));
    const rules = { judgeAccess: [] as number[], decide: [] as number[] };
    const facts = { alone: [] as number[], together: [] as number[] };
    for (const each of cases) await measureBlock(gate, each, newMeasured(), stores);
    const insert = await factInserts(app.platform);
    for (let round = 0; round < rounds; round += 1) {
      for (const each of [...cases, ...cases.toReversed()])
        await measureBlock(gate, each, measured.get(each)!, stores);
      rules.judgeAccess.push(pure.judgeAccess());
      rules.decide.push(pure.decide());
      facts.alone.push(await insert(perBlock, 1));
      facts.together.push(await insert(perBlock, together));
    }
    console.log(`## A decision of the whole gate\n\n\`npm run bench -- gate\`. ${described}\n`);
    console.log(
      `\`gate.judge(actor, 'read', channel)\` on the composed house and the embedded store (a sync for every commit), which has a core of its own. One at a time, then ${together} at once; ${rounds * 2} blocks of ${perBlock} judgements of each kind in interleaved order, medians of blocks.\n`,
    );
    console.log(
      table(
        [
          'reads a channel',
          'wall p50',
          'wall p95',
          'CPU each',
          'store CPU each',
          `${together} at once: CPU each`,
          `${together} at once: judgements/s`,
        ],
        cases.map((each) => row(each.name, measured.get(each)!)),
      ),
    );
    console.log(`\n${table(['reads a channel', 'commands to the store'], commands)}\n`);
    console.log(
      table(
        ['without a store, the member across the border (s1)', 'CPU each'],
        [
          [
            'all rules of the judgement (`judgeAccess`)',
            `${(median(rules.judgeAccess) / 1000).toFixed(1)} µs`,
          ],
          ['one decision of the agreement (`decide`)', `${median(rules.decide).toFixed(0)} ns`],
        ],
      ),
    );
    console.log(
      `\n${table(
        ["the fact's insert alone", 'CPU each'],
        [
          ['one at a time', `${median(facts.alone).toFixed(3)} ms`],
          [`${together} at once`, `${median(facts.together).toFixed(3)} ms`],
        ],
      )}`,
    );
  } finally {
    await app.close();
    await stores.close();
  }
  console.log(`\n${lookAgain()}\n`);
}

async function measureBlock(gate: Gate, asked: Case, into: Measured, stores: BenchStores): Promise<void> {
  const judge = async (): Promise<void> => {
    const { allowed } = await gate.judge(asked.actor, 'read', { kind: 'channel', id: asked.channel });
    if (allowed !== asked.allowed) throw new Error(`${asked.name}: judged ${allowed}`);
  };
  const storeBefore = stores.cpu().mongo;
  let cpu = process.cpuUsage();
  for (let at = 0; at < perBlock; at += 1) {
    const began = performance.now();
    await judge();
    into.wall.push(performance.now() - began);
  }
  into.cpu.push(used(cpu) / perBlock);
  into.stores.push((stores.cpu().mongo - storeBefore) / perBlock);
  cpu = process.cpuUsage();
  const began = performance.now();
  const each = Math.ceil(perBlock / together);
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let at = 0; at < each; at += 1) await judge();
    }),
  );
  into.togetherCpu.push(used(cpu) / (each * together));
  into.togetherPerSecond.push((each * together * 1000) / (performance.now() - began));
}

/** Counted at a second node, so that watching the commands costs the measured one nothing. */
async function countEach(stores: BenchStores, cases: readonly Case[]): Promise<string[][]> {
  const mongoUri = `${stores.mongoUri}&monitorCommands=true`;
  const watched = await startTestApp({ stores: { ...stores, mongoUri }, services: [], dbName });
  try {
    const rows: string[][] = [];
    for (const { name, actor, channel } of cases) {
      const judge = () => watched.house.care.gate.judge(actor, 'read', { kind: 'channel', id: channel });
      rows.push([name, await countCommands(watched.platform.db, 40, judge)]);
    }
    return rows;
  } finally {
    await watched.close();
  }
}

const used = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

const newMeasured = (): Measured => ({
  wall: [],
  cpu: [],
  stores: [],
  togetherCpu: [],
  togetherPerSecond: [],
});

const row = (name: string, measured: Measured): string[] => [
  name,
  `${median(measured.wall).toFixed(2)} ms`,
  `${quantile(measured.wall, 0.95).toFixed(2)} ms`,
  `${median(measured.cpu).toFixed(2)} ms`,
  `${median(measured.stores).toFixed(2)} ms`,
  `${median(measured.togetherCpu).toFixed(3)} ms`,
  median(measured.togetherPerSecond).toFixed(0),
];
