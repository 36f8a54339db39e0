import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuOf } from '../measuring/cpuOf.ts';
import { type Heap, heapOf, tellsHeap } from '../measuring/heapOf.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { type DocSocket, openDocSocket } from './docSocket.ts';
import type { LongDocument } from './longDocument.ts';
import type { DocServer, DocServers } from './servers.ts';

const sockets = sized(100, 10);
const idleMs = sized(10_000, 2_000);

/** Buffers of what was just sent are let go in the turns after their garbage is collected. */
const restingHeap = async (pid: number, file: string): Promise<Heap> => {
  for (let round = 0; round < 2; round += 1) {
    await pause(1_500);
    await heapOf(pid, file);
  }
  return heapOf(pid, file);
};

/** What the long document costs a server that has it open, and people in it who do nothing. */
export const measureIdle = async (
  servers: DocServers,
  document: LongDocument,
  folder: string,
  fill: (port: number, server: DocServer) => Promise<() => void>,
  emptyDocument: () => Promise<string>,
): Promise<void> => {
  const rows: string[][] = [];
  for (const [name, server] of Object.entries<DocServer>(servers)) {
    const file = join(folder, `heap-${name}`);
    const { pid, port, close } = await server.start(tellsHeap(file));
    const open: DocSocket[] = [];
    const enter = async (id: string): Promise<DocSocket> => {
      const socket = await openDocSocket(server.address(port, id), {
        onTrouble: (what) => {
          throw new Error(what);
        },
      });
      open.push(socket);
      return socket;
    };
    try {
      // The code that a first document brings is no document's.
      await enter(await emptyDocument());
      await pause(500);
      const before = await restingHeap(pid, file);
      const leave = await fill(port, server);
      const withDocument = await restingHeap(pid, file);
      for (let at = 0; at < sockets; at += 1) await enter(document.id);
      const withAll = await restingHeap(pid, file);
      const cpu = cpuOf(pid);
      await pause(idleMs);
      const busy = (cpuOf(pid) - cpu) / idleMs;
      leave();
      const all = ({ heapUsed, external }: Heap): number => heapUsed + external;
      rows.push([
        server.name,
        `${((all(withDocument) - all(before)) / 1e6).toFixed(1)} MB`,
        `${((all(withAll) - all(withDocument)) / sockets / 1e3).toFixed(1)} kB`,
        `${(before.rss / 1e6).toFixed(0)} MB`,
        `${(busy * 100).toFixed(2)} %`,
      ]);
    } finally {
      for (const socket of open) socket.close();
      await close();
    }
  }
  const heads = ['the document, open', 'each of the people in it', 'process before it', 'CPU, all idle'];
  console.log(`${table([`heap and buffers, collected; ${sockets} people`, ...heads], rows)}\n`);
};
