import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { version } from 'mediasoup';
import { cpuOf } from '../measuring/cpuOf.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { medianRatio, showRatio } from '../measuring/medianRatio.ts';
import { pairUp } from '../measuring/pairUp.ts';
import { generatorCore, pin } from '../measuring/pinned.ts';
import { median } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { openTraffic } from './callTraffic.ts';
import { consumersOf, PEOPLE } from './plan.ts';
import { startMedia } from './startMedia.ts';

const calls = sized(25, 3);
const rounds = sized(10, 2);
const blockMs = sized(2_500, 1_000);
const ourProgram = fileURLToPath(new URL('./ourMedia.ts', import.meta.url));
const rawProgram = fileURLToPath(new URL('./rawMedia.ts', import.meta.url));
/** Where others have the cores, the kernel drops what waits for a worker: cost is told of what came through. */
const LEAST_ARRIVED = 0.75;

interface Measured {
  readonly worker: number[];
  readonly node: number[];
  readonly busy: number[];
  readonly arrived: number[];
}

/** What our media service adds to the worker that carries the voices, beside the bare worker. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const traffic = await openTraffic(calls);
  const master = randomBytes(28);
  const plan = { calls, receivers: traffic.ports, key: master.toString('base64') };
  const programs = [
    { name: 'Engawa', program: ourProgram },
    { name: 'raw mediasoup', program: rawProgram },
  ];
  const arms: (Awaited<ReturnType<typeof startMedia>> & { name: string; measured: Measured })[] = [];
  try {
    for (const { name, program } of programs) {
      const started = await startMedia(program, plan);
      arms.push({ ...started, name, measured: { worker: [], node: [], busy: [], arrived: [] } });
    }
    const consumers = consumersOf(calls);
    const block = async ({ name, pid, opened, measured }: (typeof arms)[0], ms: number) => {
      const before = { worker: cpuOf(opened.worker), node: cpuOf(pid), own: cpuOf(process.pid) };
      const { sent, received, streams } = await traffic.speak(master, opened.senders, ms);
      const due = sent * (PEOPLE - 1);
      if (streams !== consumers || received < due * LEAST_ARRIVED)
        throw new Error(`${name}: ${received} packets of ${due} in ${streams} streams of ${consumers}`);
      measured.worker.push(((cpuOf(opened.worker) - before.worker) * 1_000) / received);
      measured.node.push(((cpuOf(pid) - before.node) * 1_000) / received);
      measured.arrived.push(received / due);
      measured.busy.push((cpuOf(process.pid) - before.own) / ms);
    };
    for (const arm of arms) await block(arm, blockMs);
    for (const { measured } of arms) for (const values of Object.values(measured)) values.length = 0;
    for (let round = 0; round < rounds; round += 1)
      for (const arm of [...arms, ...arms.toReversed()]) await block(arm, blockMs);
    const [ours, raw] = arms.map(({ measured }) => measured) as [Measured, Measured];
    console.log(`## Voices in calls\n\n\`npm run bench -- media\`. ${describeRun()}\n`);
    console.log(
      `${calls} calls of ${PEOPLE} people, each heard by the others: ${consumers} audio consumers of 50 packets/s, SRTP (AEAD_AES_128_GCM) both ways, mediasoup ${version}. Both programs hold all their calls open; in a block the microphones of one speak for ${blockMs / 1_000} s, ${rounds} rounds of A B B A. Node and worker share one core, microphones and ears the other (${Math.round(median([...ours.busy, ...raw.busy]) * 100)} % busy). ${(median([...ours.arrived, ...raw.arrived]) * 100).toFixed(1)} % of the packets came through; a block in which a stream is missing or a quarter of them fails. No browser is there: our participants' transports are plain ones with SRTP, so ICE and DTLS are left out on both sides; our gate's admissions are plain yeses.\n`,
    );
    const µs = (values: readonly number[]) => `${median(values).toFixed(2)} µs`;
    const both = ({ worker, node }: Measured) => worker.map((each, at) => each + node[at]!);
    const perWorker = (measured: Measured) =>
      Math.floor(1e6 / median(both(measured)) / 50).toLocaleString('en');
    console.log(
      table(
        ['CPU a packet at one consumer', 'worker', 'Node', "Node's share", 'consumers that fill a core'],
        arms.map(({ name, measured }) => [
          name,
          ...[µs(measured.worker), µs(measured.node)],
          `${Math.round((median(measured.node) * 100) / median(both(measured)))} %`,
          perWorker(measured),
        ]),
      ),
    );
    console.log(
      `\n${table(
        ['Engawa / raw mediasoup', 'median ratio (95 % interval)'],
        [
          ['worker', showRatio(medianRatio(pairUp(ours.worker), pairUp(raw.worker)))],
          ['worker and Node', showRatio(medianRatio(pairUp(both(ours)), pairUp(both(raw))))],
        ],
      )}\n`,
    );
  } finally {
    for (const arm of arms) await arm.close();
    traffic.close();
  }
  console.log(`${lookAgain()}\n`);
}
