import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { NoticeId } from '#domain/ids.ts';
import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { makeTestRegion } from '#tests/support/testRegion.ts';
import { countCommands } from '../gate/countCommands.ts';
import { startBenchStores } from '../measuring/benchStores.ts';
import { cpuOf } from '../measuring/cpuOf.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { generatorCore, pin } from '../measuring/pinned.ts';
import { sized } from '../measuring/size.ts';
import { startNode } from '../measuring/startNode.ts';
import { table } from '../measuring/table.ts';
import { areas, clauses, fillNation } from './fillNation.ts';

const kind: FacilityKind = '訪問看護ステーション';
const recipients = sized(20_000, 2_000);
const place = { dbName: 'engawa', env: { REDIS_PREFIX: 'engawa:' } };
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** A notice to 20,000 recipients in all municipalities: 届く範囲, delivery by a worker, and one that is killed on its way. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  const opened: { close(): Promise<void> }[] = [];
  try {
    const described = describeRun(stores.using);
    const first = await startTestApp({ stores, services: [], ...place });
    const { commands, directory, care } = first.house;
    const region = await makeTestRegion({ commands, directory, gate: care.gate });
    const { codes, expected } = await fillNation(first.platform.db, recipients, kind);
    await first.close();

    const mongoUri = `${stores.mongoUri}&monitorCommands=true`;
    const app = await startTestApp({
      stores: { ...stores, mongoUri },
      services: ['web', 'realtime'],
      ...place,
    });
    opened.push(app);
    const { notices } = app.house.care.features;
    const { actor } = region.officers.toyohashi;
    const audience = { facilityKinds: [kind], municipalities: codes };
    const previewBegan = performance.now();
    const reach = await notices.preview(actor, 'notice', audience);
    const previewed = performance.now() - previewBegan;
    const shown = reach.reached.flatMap(({ facilities }) => facilities.map(({ id }) => id));
    const send = (clientId: string) =>
      notices.send(actor, {
        ...{ clientId, purpose: 'notice', title: '見本', text: '見本', audience, attachments: [], shown },
      });
    // Everybody of the kind in the test region's own cities is reached too.
    const all = reach.people;
    if (all < recipients) throw new Error(`reached ${all} of ${recipients}`);

    // In this process and without a worker, so that its commands and its event loop can be watched.
    const watched = await send('bench-watched');
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const counted = await countCommands(app.platform.db, 1, () => notices.deliver(watched.id));
    loop.disable();

    let worker = await startNode(stores, 'worker');
    opened.push({ close: () => worker.kill9() });
    const before = { store: stores.cpu(), worker: cpuOf(worker.pid) };
    const began = performance.now();
    const { id } = await send('bench-plain');
    const plain = await follow(app, id);
    const took = performance.now() - began;
    const cpu = {
      store: stores.cpu().mongo - before.store.mongo,
      worker: cpuOf(worker.pid) - before.worker,
    };
    await check(app, id, expected, all);

    const killedBegan = performance.now();
    const killed = await send('bench-killed');
    await follow(app, killed.id, all / 2);
    await worker.kill9();
    const left = (await outboxOf(app, killed.id)).done;
    worker = await startNode(stores, 'worker');
    const again = performance.now();
    await follow(app, killed.id);
    const resumed = performance.now() - again;
    await check(app, killed.id, expected, all);

    console.log(
      `## A notice to ${all.toLocaleString('en')} people\n\n\`npm run bench -- notices\`. ${described}\n`,
    );
    console.log(
      `An agreement of ${codes.length.toLocaleString('en')} municipalities in ${areas} areas with ${clauses} clauses, a notice to one kind of facility in all of them: ${all.toLocaleString('en')} people in ${reach.facilities.toLocaleString('en')} facilities are reached. The worker is \`server/main.ts --services=worker\`. After each run every expected account has the notice once, and nobody else has it; a run in which one has not fails.\n`,
    );
    console.log(
      table(
        ['', ''],
        [
          ['届く範囲, the whole view', seconds(previewed)],
          ['from sending to the last list', seconds(took)],
          ['of it: until it was known how many', seconds(plain.knownAfter)],
          ['different counts seen by who looks every 50 ms', plain.counts],
          ['CPU of the worker, of the store', `${seconds(cpu.worker)}, ${seconds(cpu.store)}`],
          ['longest time the delivering event loop was held', `${(loop.max / 1e6).toFixed(0)} ms`],
          [
            `killed (kill -9) at ${left.toLocaleString('en')}: from the new worker's start to the last list`,
            seconds(resumed),
          ],
          ['of that run, all in all', seconds(performance.now() - killedBegan)],
        ],
      ),
    );
    console.log(`\nCommands to the store of one delivery: ${counted}.`);
  } finally {
    for (const each of opened.reverse()) await each.close();
    await stores.close();
  }
  console.log(`\n${lookAgain()}\n`);
}

interface Outbox {
  readonly state: string;
  readonly done: number;
  readonly total: number;
}

const outboxOf = async (app: TestApp, id: NoticeId): Promise<Outbox> => {
  const found = await app.platform.db
    .collection<{ _id: string; outbox: Outbox }>('notices')
    .findOne({ _id: id }, { projection: { outbox: 1 } });
  if (found === null) throw new Error('the notice is gone');
  return found.outbox;
};

/** Looks until it is done, or until so many are: as a sender's screen does. */
const follow = async (app: TestApp, id: NoticeId, enough = Number.POSITIVE_INFINITY) => {
  const began = performance.now();
  const counts = new Set<number>();
  let knownAfter = 0;
  for (;;) {
    const { state, done, total } = await outboxOf(app, id);
    counts.add(done);
    if (total > 0 && knownAfter === 0) knownAfter = performance.now() - began;
    if (state === 'done' || done >= enough) return { knownAfter, counts: counts.size };
    if (performance.now() - began > 200_000) throw new Error(`still ${state}: ${done} of ${total}`);
    await pause(50);
  }
};

/** Once in each list, nobody left out, nobody else. */
const check = async (
  app: TestApp,
  notice: NoticeId,
  expected: readonly string[],
  all: number,
): Promise<void> => {
  const rows = await app.platform.db
    .collection('notice_deliveries')
    .find({ notice }, { projection: { account: 1 } })
    .toArray();
  const accounts = new Set(rows.map(({ account }) => account as string));
  const missing = expected.filter((account) => !accounts.has(account));
  if (rows.length !== all || accounts.size !== all || missing.length > 0)
    throw new Error(
      `${rows.length} rows of ${accounts.size} accounts for ${all}; ${missing.length} left out`,
    );
};
