import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type AskingSocket, openAskingSocket } from '../acks/askingSocket.ts';
import { startBenchStores } from '../measuring/benchStores.ts';
import { cpuOf } from '../measuring/cpuOf.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { openRegion } from '../measuring/openRegion.ts';
import { generatorCore, pin, startPinned } from '../measuring/pinned.ts';
import { quantile } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { startNode } from '../measuring/startNode.ts';
import { table } from '../measuring/table.ts';
import { type Comer, makeRooms } from './makeRooms.ts';

const MEMBERS = 20;
const MISSED = 200;
const rooms = sized(250, MEMBERS);
/** Under way at once: as many as the generator takes without being what is measured. */
const WIDTH = 200;

const bareProgram = fileURLToPath(new URL('./bareStorm.ts', import.meta.url));
const seqs = /"seq":(\d+)/g;

interface Storm {
  readonly name: string;
  readonly nodeMs: number;
  readonly storesMs: number;
  readonly seconds: number;
  readonly times: readonly number[];
  readonly otherFrames: number;
}

/** All of a node's people come back at once, each with what was missed, beside bare socket.io that answers it from memory. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  const closers: (() => Promise<void> | void)[] = [];
  try {
    const region = await openRegion(stores, 3);
    const first = await startNode(stores, 'realtime');
    const writer = await openAskingSocket(first.port, region.members[0]!.client.cookieHeader);
    const posted = await writer.ask('post:create', {
      ...{ channel: region.channel, clientId: 'storm-sample', kind: 'post' },
      text: '見本　訪問しました。血圧はいつもどおり、食事は八割ほど。右の踵に発赤があり、写真をあとで送ります。次は木曜日の午後です。',
    });
    const [{ data }] = JSON.parse(Buffer.from(posted.slice(posted.indexOf('[')), 'latin1').toString()) as [
      { data: { post: object } },
    ];
    writer.close();
    await first.close();
    const comers = await makeRooms(stores, region, { rooms, members: MEMBERS, posts: MISSED });

    const node = await startNode(stores, 'realtime');
    closers.push(() => node.close());
    const bare = await startPinned(bareProgram, {
      BENCH_POST: JSON.stringify(data.post),
      BENCH_MISSED: String(MISSED),
    });
    closers.push(bare.close);
    // Code is compiled and read before anything is measured: the first rooms come and go. Who stayed would have one connection
    // more than an account may have.
    for (const { port } of [node, bare]) (await comeBack(port, comers.slice(0, MEMBERS * 5), [])).close();
    await pause(1_000);
    const total = () => stores.cpu().mongo + stores.cpu().redis;
    const storms: Storm[] = [];
    for (const [name, { pid, port }] of [
      ['Engawa', node],
      ['bare socket.io 4.8', bare],
      ['Engawa, again', node],
      ['bare socket.io 4.8, again', bare],
    ] as const) {
      const before = { node: cpuOf(pid), stores: total() };
      const times: number[] = [];
      const { seconds, otherFrames, close } = await comeBack(port, comers, times);
      await pause(2_000);
      storms.push({
        ...{ name, seconds, times, otherFrames: otherFrames() },
        nodeMs: (cpuOf(pid) - before.node) / comers.length,
        storesMs: (total() - before.stores) / comers.length,
      });
      close();
      await pause(2_000);
    }
    console.log(`## Coming back\n\n\`npm run bench -- storm\`. ${describeRun(stores.using)}\n`);
    console.log(
      `${comers.length} connections of ${rooms} people come to one node, ${WIDTH} under way at a time, each to one of ${rooms} rooms of ${MEMBERS} with ${MISSED} posts missed: connect, open, ask for the second page. Every one has had each post exactly once and in order, or the bench fails. CPU from the first connection until two seconds after the last is back. The node has a core, stores and generator share the other.\n`,
    );
    console.log(
      `${table(
        ['', 'node CPU each', 'stores each', 'first to last', 'one: median', 'p99', 'other frames each'],
        storms.map(({ name, nodeMs, storesMs, seconds, times, otherFrames }) => [
          name,
          `${nodeMs.toFixed(2)} ms`,
          name.startsWith('bare') ? '—' : `${storesMs.toFixed(2)} ms`,
          `${seconds.toFixed(1)} s`,
          `${Math.round(quantile(times, 0.5))} ms`,
          `${Math.round(quantile(times, 0.99))} ms`,
          (otherFrames / comers.length).toFixed(2),
        ]),
      )}\n`,
    );
  } finally {
    for (const close of closers.reverse()) await close();
    await stores.close();
  }
  console.log(`${lookAgain()}\n`);
}

async function comeBack(port: number, comers: readonly Comer[], times: number[]) {
  const began = performance.now();
  const open: AskingSocket[] = [];
  let others = 0;
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let comer = comers[next++]; comer !== undefined; comer = comers[next++]) {
      const started = performance.now();
      const { channel, cookie } = comer;
      const socket = await openAskingSocket(port, cookie, (frame) => {
        others += 1;
        if (frame.includes('post:appended')) throw new Error('a post came that nobody wrote');
      });
      open.push(socket);
      const pages = [];
      pages.push(await socket.ask('channel:open', { channel, after: 0 }));
      pages.push(await socket.ask('post:list', { channel, after: MISSED / 2 }));
      const got = pages.flatMap((page) => [...page.matchAll(seqs)].map(([, seq]) => Number(seq)));
      if (got.length !== MISSED || got.some((seq, at) => seq !== at + 1))
        throw new Error(`${got.length} posts came: ${pages.map((page) => page.slice(0, 200)).join('\n')}`);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
  return {
    seconds: (performance.now() - began) / 1_000,
    otherFrames: () => others,
    close: () => {
      for (const socket of open) socket.close();
    },
  };
}
