import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { joinMinutes } from '#tests/support/minutesClient.ts';
import { startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { type BenchStores, startBenchStores } from '../measuring/benchStores.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { medianRatio, showRatio } from '../measuring/medianRatio.ts';
import { pairUp } from '../measuring/pairUp.ts';
import { generatorCore, pin, startPinned } from '../measuring/pinned.ts';
import { median } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { copyLog } from './copyLog.ts';
import { type Join, timeJoin } from './timeJoin.ts';
import { typeMinutes } from './typeMinutes.ts';

const edits = sized(10_000, 500);
/** A snapshot is made every 200 entries or a few more, so that a join finds up to that behind the newest. */
const tail = 100;
const rounds = sized(10, 2);
const dbName = 'bench-minutes';
const nodeProgram = fileURLToPath(new URL('../../support/minutesNodeProcess.ts', import.meta.url));

interface Joins {
  readonly cold: Join[];
  readonly warm: Join[];
}

/** Cold and warm joins of long minutes, with snapshot and tail and by replaying the log. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  try {
    const described = describeRun(stores.using);
    const written = await write(stores);
    const kinds = {
      snapshot: { document: written.document, cold: [], warm: [] },
      replay: { document: written.copy, cold: [], warm: [] },
    } satisfies Record<string, Joins & { document: string }>;
    const { snapshot, replay } = kinds;
    const first = { cold: [], warm: [] };
    for (const { document } of [snapshot, replay]) await joinFresh(stores, document, written.text, first);
    for (let round = 0; round < rounds; round += 1)
      for (const kind of [snapshot, replay, replay, snapshot])
        await joinFresh(stores, kind.document, written.text, kind);

    console.log(
      `## Joining minutes with ${edits.toLocaleString('en')} typed edits\n\n\`npm run bench -- minutes\`. ${described}\n`,
    );
    console.log(
      `Eight people typed ${edits.toLocaleString('en')} edits, each an entry of the log; ${written.text.length.toLocaleString('en')} characters in the end. Snapshot at n = ${written.snapshotN}, so a tail of ${edits - written.snapshotN} entries. A plain y-websocket client on loopback, from its first packet until \`synced\` with the whole text (checked); cold: the first join at a node process just started, warm: the next at the same node. ${rounds} rounds in the order A B B A, medians.\n`,
    );
    console.log(
      table(
        ['join', 'until synced', 'node CPU', 'bytes to the client', 'messages'],
        [
          row('snapshot and tail, cold', snapshot.cold),
          row('snapshot and tail, warm', snapshot.warm),
          row('the log replayed, cold', replay.cold),
          row('the log replayed, warm', replay.warm),
        ],
      ),
    );
    const ratio = (name: string, of: (joins: Joins) => readonly Join[], what: (join: Join) => number) => [
      name,
      showRatio(medianRatio(pairUp(of(snapshot).map(what)), pairUp(of(replay).map(what)))),
    ];
    const ms = (join: Join) => join.ms;
    const cpu = (join: Join) => Math.max(1, join.cpuMs);
    console.log(
      `\n${table(
        ['snapshot and tail / replayed', 'median ratio (95 % interval)'],
        [
          ratio('cold, until synced', ({ cold }) => cold, ms),
          ratio('cold, node CPU', ({ cold }) => cold, cpu),
          ratio('warm, until synced', ({ warm }) => warm, ms),
          ratio('warm, node CPU', ({ warm }) => warm, cpu),
        ],
      )}\n`,
    );
  } finally {
    await stores.close();
  }
  console.log(`${lookAgain()}\n`);
}

/** The document, typed at a node with a client in its room (which is what makes snapshots), and its copy without any. */
async function write({ mongoUri, redisUrl }: BenchStores) {
  const node = await startMinutesNode({ mongoUri, redisUrl, dbName, gatherMs: 0 });
  try {
    const document = await newMinutes(node.platform.db);
    const copy = await newMinutes(node.platform.db);
    const reader = joinMinutes({ url: node.url, document, cookie: `account=${newAccount()}` });
    await new Promise<void>((resolve) => reader.provider.once('sync', () => resolve()));
    const newest = () => node.snapshots.newest(document, edits);
    let snapshotN = 0;
    const text = await typeMinutes(node, document, edits, {
      tail,
      wait: async () => {
        snapshotN = await settledSnapshot(newest);
        reader.leave();
      },
    });
    await copyLog(node, document, copy);
    return { document, copy, text, snapshotN };
  } finally {
    await node.close();
  }
}

/** A snapshot that is being made is waited for: the last one within 200 entries of the end, or none comes any more. */
async function settledSnapshot(newest: () => Promise<{ n: number } | null>): Promise<number> {
  let n = (await newest())?.n ?? 0;
  for (let still = 0; still < 4; still += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const now = (await newest())?.n ?? 0;
    if (now !== n) still = 0;
    n = now;
  }
  return n;
}

async function joinFresh(
  { mongoUri, redisUrl }: BenchStores,
  document: string,
  text: string,
  into: Joins,
): Promise<void> {
  const options = JSON.stringify({ mongoUri, redisUrl, dbName });
  const node = await startPinned(nodeProgram, { MINUTES_NODE: options });
  try {
    const wanted = { url: `ws://127.0.0.1:${node.port}/collab`, pid: node.pid, document, text };
    into.cold.push(await timeJoin({ ...wanted, account: newAccount() }));
    into.warm.push(await timeJoin({ ...wanted, account: newAccount() }));
  } finally {
    await node.close();
  }
}

const row = (name: string, joins: readonly Join[]): (string | number)[] => [
  name,
  `${median(joins.map(({ ms }) => ms)).toFixed(0)} ms`,
  `${median(joins.map(({ cpuMs }) => cpuMs)).toFixed(0)} ms`,
  median(joins.map(({ bytes }) => bytes)).toLocaleString('en'),
  median(joins.map(({ messages }) => messages)),
];

const newAccount = (): string => randomBytes(12).toString('hex');
