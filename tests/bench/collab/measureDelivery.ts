import type { BenchStores } from '../measuring/benchStores.ts';
import { cpuOf } from '../measuring/cpuOf.ts';
import { medianRatio, showRatio } from '../measuring/medianRatio.ts';
import { pairUp } from '../measuring/pairUp.ts';
import { median, quantile } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import type { DocServer, DocServers } from './servers.ts';
import { TypingRoom } from './typingRoom.ts';

const people = 20;
const rounds = sized(6, 1);
const blockMs = sized(1_500, 500);
/** Keys a second of each. */
const perSecond = 10;
const loads = [
  { name: `4 of ${people} type`, typing: 4 },
  { name: `all ${people} type`, typing: people },
];

interface Seen {
  readonly cpu: number[];
  readonly ms: number[];
  readonly perFrame: number[];
  readonly stores: number[];
}

/** CPU of a delivery (one edit at one of the others) in a meeting, at the same pace for all servers. */
export const measureDelivery = async (
  servers: DocServers,
  stores: BenchStores,
  newDocument: () => Promise<string>,
): Promise<void> => {
  for (const load of loads) {
    const closers: (() => Promise<void> | void)[] = [];
    const rooms: { server: DocServer; pid: number; room: TypingRoom; seen: Seen }[] = [];
    try {
      const document = await newDocument();
      for (const server of Object.values<DocServer>(servers)) {
        const { pid, port, close } = await server.start();
        closers.push(close);
        const room = new TypingRoom();
        closers.push(() => room.close());
        await room.join(() => server.address(port, document), people);
        await room.run(blockMs, load.typing, perSecond);
        rooms.push({ server, pid, room, seen: { cpu: [], ms: [], perFrame: [], stores: [] } });
      }
      for (let round = 0; round < rounds; round += 1)
        for (const { pid, room, seen } of [...rooms, ...rooms.toReversed()]) {
          const before = { server: cpuOf(pid), store: stores.cpu().mongo };
          const { deliveries, frames, ms } = await room.run(blockMs, load.typing, perSecond);
          seen.cpu.push((cpuOf(pid) - before.server) / deliveries);
          seen.stores.push((stores.cpu().mongo - before.store) / deliveries);
          seen.perFrame.push(deliveries / frames);
          seen.ms.push(...ms);
        }
    } finally {
      for (const close of closers.toReversed()) await close();
    }
    const micro = (values: readonly number[]): string => `${(median(values) * 1000).toFixed(1)} µs`;
    console.log(
      `${table(
        [
          `${load.name}, ${perSecond} keys a second each`,
          ...['server CPU a delivery', 'store', 'edits a frame', 'until all have it: median', 'p95'],
        ],
        rooms.map(({ server, seen }) => [
          server.name,
          ...[micro(seen.cpu), micro(seen.stores), median(seen.perFrame).toFixed(2)],
          ...[`${median(seen.ms).toFixed(1)} ms`, `${quantile(seen.ms, 0.95).toFixed(1)} ms`],
        ]),
      )}\n`,
    );
    const [ours, ...peers] = rooms;
    console.log(
      `${table(
        ['server CPU a delivery, ratio', 'median (95 % interval)'],
        peers.map(({ server, seen }) => [
          `ours / ${server.name}`,
          showRatio(medianRatio(pairUp(ours?.seen.cpu ?? []), pairUp(seen.cpu))),
        ]),
      )}\n`,
    );
  }
};
