import { cpuOf } from '../measuring/cpuOf.ts';
import { medianRatio, showRatio } from '../measuring/medianRatio.ts';
import { pairUp } from '../measuring/pairUp.ts';
import { median } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { joinOnce } from './joinOnce.ts';
import type { LongDocument } from './longDocument.ts';
import type { DocServer, DocServers } from './servers.ts';
import { textOfUpdates } from './textOfUpdates.ts';

const warmRounds = sized(8, 2);
const coldRounds = sized(6, 1);
/** The kernel counts CPU in steps of 10 ms: so many joins are one value. */
const joinsAtOnce = sized(20, 5);

interface Seen {
  readonly cpu: number[];
  readonly ms: number[];
  bytes: number;
  messages: number;
}
const newSeen = (): Seen => ({ cpu: [], ms: [], bytes: 0, messages: 0 });

/** Joins of the long document: at servers that hold it, and at processes just started. */
export const measureJoins = async (
  servers: DocServers,
  document: LongDocument,
  /** Brings the document to a server that keeps none. */
  fill: (port: number, server: DocServer) => Promise<() => void>,
): Promise<void> => {
  const warm = await measureWarm(servers, document, fill);
  const cold = await measureCold(servers, document);
  const row = ([server, { cpu, ms, bytes, messages }]: [DocServer, Seen]) => [
    server.name,
    `${median(cpu).toFixed(2)} ms`,
    `${median(ms).toFixed(1)} ms`,
    bytes.toLocaleString('en'),
    messages,
  ];
  const heads = ['server CPU a join', 'until all text is there', 'bytes to the client', 'text messages'];
  console.log(`${table(['warm: others have it open', ...heads], [...warm].map(row))}\n`);
  console.log(`${table(['cold: the first join of a process', ...heads], [...cold].map(row))}\n`);
  const ratio = (what: string, seen: ReadonlyMap<DocServer, Seen>, peer: DocServer) => [
    `${what}, ours / ${peer.name}`,
    showRatio(medianRatio(pairUp(seen.get(servers.ours)!.cpu), pairUp(seen.get(peer)!.cpu))),
  ];
  const { hocuspocus, level, memory } = servers;
  console.log(
    `${table(
      ['server CPU a join, ratio', 'median (95 % interval)'],
      [
        ...[memory, level, hocuspocus].map((peer) => ratio('warm', warm, peer)),
        ...[level, hocuspocus].map((peer) => ratio('cold', cold, peer)),
      ],
    )}\n`,
  );
};

const measureWarm = async (
  servers: DocServers,
  document: LongDocument,
  fill: (port: number, server: DocServer) => Promise<() => void>,
): Promise<ReadonlyMap<DocServer, Seen>> => {
  const seen = new Map<DocServer, Seen>();
  const running: { server: DocServer; pid: number; port: number; close: () => Promise<void> }[] = [];
  try {
    for (const server of Object.values(servers)) {
      const { pid, port, close } = await server.start();
      running.push({ server, pid, port, close });
      // Somebody stays, as in a meeting, and the code is warm.
      const leave = await fill(port, server);
      running.push({ server, pid: 0, port: 0, close: async () => leave() });
      for (let join = 0; join < joinsAtOnce; join += 1)
        await joinOnce(server.address(port, document.id), document);
      seen.set(server, newSeen());
    }
    const order = running.filter(({ pid }) => pid !== 0);
    for (let round = 0; round < warmRounds; round += 1)
      for (const { server, pid, port } of [...order, ...order.toReversed()]) {
        const into = seen.get(server)!;
        const before = cpuOf(pid);
        for (let join = 0; join < joinsAtOnce; join += 1) {
          const joined = await joinOnce(server.address(port, document.id), document);
          into.ms.push(joined.ms);
          Object.assign(into, { bytes: joined.bytes, messages: joined.messages });
        }
        // Below a step of the kernel's counting nothing can be said but that.
        into.cpu.push(Math.max(cpuOf(pid) - before, 1) / joinsAtOnce);
      }
  } finally {
    for (const { close } of running.toReversed()) await close();
  }
  return seen;
};

const measureCold = async (
  servers: DocServers,
  document: LongDocument,
): Promise<ReadonlyMap<DocServer, Seen>> => {
  const order: DocServer[] = Object.values<DocServer>(servers).filter(({ keeps }) => keeps);
  const seen = new Map(order.map((server) => [server, newSeen()]));
  for (let round = 0; round < coldRounds; round += 1)
    for (const server of [...order, ...order.toReversed()]) {
      const { pid, port, close } = await server.start();
      try {
        const into = seen.get(server)!;
        const before = cpuOf(pid);
        const joined = await joinOnce(server.address(port, document.id), { ...document, keep: true });
        into.cpu.push(cpuOf(pid) - before);
        into.ms.push(joined.ms);
        Object.assign(into, { bytes: joined.bytes, messages: joined.messages });
        if (textOfUpdates(joined.updates) !== document.text)
          throw new Error(`${server.name} sent another text`);
      } finally {
        await close();
      }
    }
  return seen;
};
