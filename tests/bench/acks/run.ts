import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type mongo } from 'mongoose';
import { newId } from '#platform/newId.ts';
import { startBenchStores } from '../measuring/benchStores.ts';
import { cpuOf } from '../measuring/cpuOf.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { manyPatients } from '../measuring/manyPatients.ts';
import { medianRatio, showRatio } from '../measuring/medianRatio.ts';
import { openRegion } from '../measuring/openRegion.ts';
import { pairUp } from '../measuring/pairUp.ts';
import { generatorCore, pin } from '../measuring/pinned.ts';
import { median } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { startNode } from '../measuring/startNode.ts';
import { table } from '../measuring/table.ts';
import { type AskingSocket, openAskingSocket } from './askingSocket.ts';

const writers = 16;
/** A connection may ask 12 times a second and an account 48: nobody is refused for being quick. */
const tabs = 4;
const channels = 50;
const rounds = sized(10, 1);
/** Posts of a block of which each goes to another channel. */
const apart = 20;
const blockMs = sized(2_000, 500);
const warmUpMs = sized(3_000, 500);
/** Within this time all who are connected were told. */
const AFTERWARDS_MS = 800;

/** 60 characters, 180 bytes. */
const text =
  '見本　訪問しました。血圧はいつもどおり、食事は八割ほど。右の踵に発赤があり、写真をあとで送ります。次は木曜日の午後です。';

interface Block {
  readonly perSecond: number;
  readonly nodeMs: number;
  readonly storeMs: number;
}

/** Durable acknowledgements a second, beside what the store itself inserts one by one in the same minute. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  const closers: (() => unknown)[] = [];
  try {
    const { channel, patient, members } = await openRegion(stores, writers);
    const more = await manyPatients(stores, patient, channels - 1);
    const cold = await manyPatients(stores, patient, apart * (rounds * 2 + 1));
    const node = await startNode(stores, 'realtime');
    closers.push(() => node.close());
    const sockets: AskingSocket[] = [];
    for (let tab = 0; tab < tabs; tab += 1)
      for (const { client } of members) sockets.push(await openAskingSocket(node.port, client.cookieHeader));
    closers.push(() => {
      for (const socket of sockets) socket.close();
    });
    const client = await mongoose.mongo.MongoClient.connect(stores.mongoUri);
    closers.push(() => client.close());
    const sample = client.db('engawa').collection<{ _id: string }>('posts');
    const rows = client.db('bench').collection<{ _id: string }>('rows');

    const ours = (among: readonly string[]) => async (): Promise<Block> => {
      const before = { node: cpuOf(node.pid), store: stores.cpu().mongo };
      const began = performance.now();
      const each = Array.from({ length: writers }, (_, at) =>
        writeUntil(began + blockMs, { sockets, among, at }),
      );
      const acknowledged = (await Promise.all(each)).reduce((sum, one) => sum + one, 0);
      const took = performance.now() - began;
      return {
        perSecond: (acknowledged * 1_000) / took,
        nodeMs: (cpuOf(node.pid) - before.node) / acknowledged,
        storeMs: (stores.cpu().mongo - before.store) / acknowledged,
      };
    };
    const oneByOne = (among: () => readonly string[]) => async (): Promise<Block> => {
      const before = { node: cpuOf(node.pid), store: stores.cpu().mongo };
      let [took, done] = [0, 0];
      for (const each of among().slice(0, apart)) {
        const began = performance.now();
        await writeUntil(began, { sockets, among: [each], at: done % writers });
        took += performance.now() - began;
        done += 1;
      }
      // What follows the last ones is theirs, too: who is connected is told what is unread.
      await pause(AFTERWARDS_MS);
      return {
        perSecond: (done * 1_000) / took,
        nodeMs: (cpuOf(node.pid) - before.node) / done,
        storeMs: (stores.cpu().mongo - before.store) / done,
      };
    };
    const arms = [
      { name: `${writers} writers, one channel`, run: ours([channel]) },
      { name: `${writers} writers, ${channels} channels`, run: ours([channel, ...more]) },
      { name: 'the store itself, one by one', run: () => insertOneByOne(rows, sample, stores.cpu) },
    ];
    const until = performance.now() + warmUpMs;
    while (performance.now() < until) for (const arm of arms) await arm.run();
    const measured = arms.map((): Block[] => []);
    const apartArms = [
      { name: 'a channel that was written to before', run: oneByOne(() => more) },
      { name: 'a channel that nobody has asked for yet', run: oneByOne(() => cold.splice(0, apart)) },
    ];
    for (const arm of apartArms) await arm.run();
    const alone = apartArms.map((): Block[] => []);
    for (let round = 0; round < rounds; round += 1)
      for (const order of [
        [0, 1, 2],
        [2, 1, 0],
      ]) {
        for (const at of order) measured[at]!.push(await arms[at]!.run());
        for (const at of order[0] === 0 ? [0, 1] : [1, 0]) alone[at]!.push(await apartArms[at]!.run());
      }

    console.log(`## Durable acknowledgements\n\n\`npm run bench -- acks\`. ${describeRun(stores.using)}\n`);
    console.log(
      `${writers} posts under way on one node, each acknowledged when it is durable, from ${writers} people with ${tabs} connections each, who have no channel open; the store's own: one document of the same bytes after the other, each durable (majority, journal). ${rounds} rounds of blocks of ${blockMs} ms in the order A B C C B A. The node has a core, store and generator share the other.\n`,
    );
    console.log(
      `${table(
        ['', 'a second', 'node CPU each', 'store CPU each'],
        arms.map(({ name }, at) => [
          name,
          Math.round(median(measured[at]!.map(({ perSecond }) => perSecond))),
          at === 2 ? '—' : `${median(measured[at]!.map(({ nodeMs }) => nodeMs)).toFixed(2)} ms`,
          `${median(measured[at]!.map(({ storeMs }) => storeMs)).toFixed(2)} ms`,
        ]),
      )}\n`,
    );
    const rates = (at: number) =>
      measured[at]!.flatMap(({ perSecond }, by) =>
        by % 2 === 0 ? [(perSecond + measured[at]![by + 1]!.perSecond) / 2] : [],
      );
    console.log(
      `${table(
        ['acknowledged / inserted by the store itself', 'median (95 % interval)'],
        [0, 1].map((at) => [arms[at]!.name, showRatio(medianRatio(rates(at), rates(2)))]),
      )}\n`,
    );
    const spent = (at: number) => pairUp(alone[at]!.map(({ nodeMs }) => nodeMs));
    console.log(
      `One post after the other, each in another channel of the same team, by ${writers} writers with ${writers * tabs} connections, none of which has it open; with all that follows from it:\n\n${table(
        ['a post in', 'acknowledged after', 'node CPU each', 'store CPU each'],
        apartArms.map(({ name }, at) => [
          name,
          `${median(alone[at]!.map(({ perSecond }) => 1_000 / perSecond)).toFixed(1)} ms`,
          ...[({ nodeMs }: Block) => nodeMs, ({ storeMs }: Block) => storeMs].map(
            (of) => `${median(alone[at]!.map(of)).toFixed(2)} ms`,
          ),
        ]),
      )}\n\n${table(
        ['node CPU of a post', 'median (95 % interval)'],
        [['nobody has asked for it yet / written to before', showRatio(medianRatio(spent(1), spent(0)))]],
      )}\n`,
    );
  } finally {
    for (const close of closers.reverse()) await close();
    await stores.close();
  }
  console.log(`${lookAgain()}\n`);
}

/** One at least, one after the other, each when the one before was acknowledged; what is refused ends the bench. */
async function writeUntil(
  end: number,
  { sockets, among, at }: { sockets: readonly AskingSocket[]; among: readonly string[]; at: number },
): Promise<number> {
  let done = 0;
  do {
    const socket = sockets[(at + writers * (done % tabs)) % sockets.length]!;
    const channel = among[(at + done * writers) % among.length];
    const answer = await socket.ask('post:create', { channel, clientId: newId(), kind: 'post', text });
    if (!answer.includes('"ok":true')) throw new Error(answer.slice(0, 300));
    done += 1;
  } while (performance.now() < end);
  return done;
}

async function insertOneByOne(
  rows: mongo.Collection<{ _id: string }>,
  sample: mongo.Collection<{ _id: string }>,
  cpu: () => { mongo: number },
): Promise<Block> {
  const { _id, ...row } = (await sample.findOne({})) ?? { _id: '', text };
  const before = cpu().mongo;
  const began = performance.now();
  let done = 0;
  for (; performance.now() - began < blockMs; done += 1)
    await rows.insertOne({ ...row, _id: newId() }, { writeConcern: { w: 'majority', j: true } });
  const took = performance.now() - began;
  return { perSecond: (done * 1_000) / took, nodeMs: 0, storeMs: (cpu().mongo - before) / done };
}
