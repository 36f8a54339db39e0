import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openBareWs, openSocketIo, type RoomSocket } from '../delivery/roomSocket.ts';
import { startBenchStores } from '../measuring/benchStores.ts';
import { cpuOf } from '../measuring/cpuOf.ts';
import { type Heap, heapOf, tellsHeap } from '../measuring/heapOf.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { openRegion } from '../measuring/openRegion.ts';
import { generatorCore, pin, startPinned } from '../measuring/pinned.ts';
import { sized } from '../measuring/size.ts';
import { startNode } from '../measuring/startNode.ts';
import { table } from '../measuring/table.ts';

const sockets = sized(2_000, 100);
const idleMs = sized(60_000, 5_000);
/** Tabs and devices of a person; the door takes twenty. */
const perPerson = 10;
/** Opened side by side; the door of a person's account takes 120 a minute. */
const WIDTH = 20;

interface Arm {
  readonly name: string;
  readonly pid: number;
  readonly file: string;
  readonly open: (at: number) => Promise<RoomSocket>;
}

const socketIoProgram = fileURLToPath(new URL('../delivery/bareSocketIo.ts', import.meta.url));
const wsProgram = fileURLToPath(new URL('../delivery/bareWs.ts', import.meta.url));

/** What an idle connection costs: memory of the node after its garbage is collected, and CPU while nobody does anything. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  const folder = await mkdtemp(join(tmpdir(), 'engawa-heaps-'));
  const closers: (() => Promise<void> | void)[] = [];
  try {
    const { members } = await openRegion(stores, Math.ceil(sockets / perPerson));
    const heard = {
      onHead: () => {},
      onOther: () => {},
      onTrouble: (what: string) => {
        throw new Error(what);
      },
    };
    const started = async (name: string, start: (env: Record<string, string>) => Promise<Arm>) => {
      const file = join(folder, name);
      return start({ ...tellsHeap(file) });
    };
    const bare = (name: string, program: string, open: (port: number) => Promise<RoomSocket>) =>
      started(name, async (env) => {
        const { pid, port, close } = await startPinned(program, { ...env, BENCH_PUSH: '{"posts":[{}]}' });
        closers.push(close);
        return { name, pid, file: env.TOLD_HEAP ?? '', open: () => open(port) };
      });
    const arms = [
      await started('Engawa', async (env) => {
        const node = await startNode(stores, 'realtime', env);
        closers.push(() => node.close());
        const cookieOf = (at: number) => members[at % members.length]!.client.cookieHeader;
        return {
          ...{ name: 'Engawa', pid: node.pid, file: env.TOLD_HEAP ?? '' },
          open: (at) => openSocketIo(node.port, { cookie: cookieOf(at), channel: '', watches: false, heard }),
        };
      }),
      await bare('bare socket.io 4.8', socketIoProgram, (port) =>
        openSocketIo(port, { cookie: '', channel: '', watches: false, heard }),
      ),
      await bare('bare ws 8', wsProgram, (port) => openBareWs(port, heard)),
    ];
    const rows = [];
    for (const arm of arms) rows.push(await measure(arm, stores.cpu));
    const [ours, socketIo] = rows;
    console.log(`## Idle connections\n\n\`npm run bench -- connections\`. ${describeRun(stores.using)}\n`);
    console.log(
      `${sockets} sockets, each of our people with ${perPerson}, nobody in a room, nothing but heartbeats for ${idleMs / 1000} s; the heap once garbage is collected, before the first and with all of them.\n`,
    );
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
    console.log(
      `${table(
        [
          '',
          'heap a socket',
          'with buffers',
          'resident a socket',
          'before the first',
          'CPU idle',
          'stores idle',
        ],
        rows.map(({ arm, heap, all, rss, before, busy, storesBusy }) => [
          arm.name,
          ...[kB(heap), kB(all), kB(rss), `${Math.round(before.rss / 1e6)} MB`],
          ...[`${(busy * 100).toFixed(2)} %`, arm === arms[0] ? `${(storesBusy * 100).toFixed(2)} %` : '—'],
        ]),
      )}\n`,
    );
    console.log(
      `Heap of a socket, Engawa / bare socket.io 4.8: ${((ours?.heap ?? 0) / (socketIo?.heap ?? 1)).toFixed(2)}\n`,
    );
  } finally {
    for (const close of closers.reverse()) await close();
    await stores.close();
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`${lookAgain()}\n`);
}

async function measure(arm: Arm, storesCpu: () => { mongo: number; redis: number }) {
  // Code, caches and the first connection's own are no socket's.
  const warm = await Promise.all(Array.from({ length: WIDTH }, (_, at) => arm.open(at)));
  for (const socket of warm) socket.close();
  await pause(1_000);
  const before: Heap = await heapOf(arm.pid, arm.file);
  const open: RoomSocket[] = [];
  for (let from = 0; from < sockets; from += WIDTH) {
    const some = Array.from({ length: Math.min(WIDTH, sockets - from) }, (_, at) => arm.open(from + at));
    open.push(...(await Promise.all(some)));
  }
  await pause(3_000);
  const after = await heapOf(arm.pid, arm.file);
  const total = () => storesCpu().mongo + storesCpu().redis;
  const idle = { server: cpuOf(arm.pid), stores: total() };
  await pause(idleMs);
  const busy = (cpuOf(arm.pid) - idle.server) / idleMs;
  const storesBusy = (total() - idle.stores) / idleMs;
  for (const socket of open) socket.close();
  const heap = (after.heapUsed - before.heapUsed) / sockets;
  return {
    ...{ arm, before, busy, storesBusy, heap },
    all: heap + (after.external - before.external) / sockets,
    rss: (after.rss - before.rss) / sockets,
  };
}
