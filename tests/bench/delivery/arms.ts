import { fileURLToPath } from 'node:url';
import { openSocket } from '#tests/support/openSocket.ts';
import { TestClient } from '#tests/support/testClient.ts';
import type { BenchStores } from '../measuring/benchStores.ts';
import { openRegion } from '../measuring/openRegion.ts';
import { startPinned } from '../measuring/pinned.ts';
import { startNode } from '../measuring/startNode.ts';
import { type Block, Room } from './room.ts';
import { openBareWs, openSocketIo } from './roomSocket.ts';

/** One of those that are compared: the same room, the same posts, another server. */
export interface Arm {
  readonly name: string;
  /** The process whose CPU is counted. */
  readonly pid: number;
  run(ms: number, underWay: number): Promise<Block>;
}

/** A page of a person's and one of a phone's, ten times over: 20 people. */
const socketsPerPerson = 10;

const socketIoProgram = fileURLToPath(new URL('./bareSocketIo.ts', import.meta.url));
const wsProgram = fileURLToPath(new URL('./bareWs.ts', import.meta.url));

/** Our two nodes and the rivals, each with its room of subscribers; all idle until they are run. */
export const openArms = async (stores: BenchStores, subscribers: number) => {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    const { channel, members } = await openRegion(stores, Math.ceil(subscribers / socketsPerPerson));
    const cookieOf = (at: number) => members[at % members.length]!.client.cookieHeader;
    const nodes = [];
    for (const _ of ['one', 'two']) {
      const node = await startNode(stores, 'realtime');
      closers.push(() => node.close());
      nodes.push(node);
    }
    const [one, two] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];
    const push = await samplePush(one.port, members[0]!.client, channel);

    const env = { BENCH_PUSH: JSON.stringify(push) };
    const socketIo = await startPinned(socketIoProgram, env);
    closers.push(socketIo.close);
    const bareWs = await startPinned(wsProgram, env);
    closers.push(bareWs.close);

    const rooms = { ours: new Room(), socketIo: new Room(), ws: new Room() };
    for (const room of Object.values(rooms)) closers.push(() => room.close());
    for (let at = 0; at < subscribers; at += 1) {
      const cookie = cookieOf(at);
      const watching = { cookie, channel, watches: true };
      await rooms.ours.subscribe((heard) => openSocketIo(one.port, { ...watching, heard }));
      await rooms.ours.addWriter((heard) =>
        openSocketIo(two.port, { cookie, channel, watches: false, heard }),
      );
      await rooms.socketIo.subscribe((heard) => openSocketIo(socketIo.port, { ...watching, heard }));
      await rooms.ws.subscribe((heard) => openBareWs(bareWs.port, heard));
    }
    const { ours } = rooms;
    const arms = {
      ours: { name: 'Engawa, written on the same node', pid: one.pid, run: ours.run.bind(ours) },
      fanOut: {
        name: 'Engawa, written on another node',
        pid: one.pid,
        run: ours.runFromElsewhere.bind(ours),
      },
      socketIo: {
        name: 'bare socket.io 4.8',
        pid: socketIo.pid,
        run: rooms.socketIo.run.bind(rooms.socketIo),
      },
      ws: { name: 'bare ws 8', pid: bareWs.pid, run: rooms.ws.run.bind(rooms.ws) },
    } satisfies Record<string, Arm>;
    return { arms, bytes: Buffer.byteLength(JSON.stringify(push)), people: members.length, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** What our service really sends for one post. */
const samplePush = async (port: number, signedIn: TestClient, channel: string): Promise<object> => {
  const client = new TestClient(`http://127.0.0.1:${port}`);
  for (const [name, value] of signedIn.cookies) client.cookies.set(name, value);
  const socket = await openSocket(client);
  try {
    await socket.ask('channel:open', { channel });
    const text = '見本';
    const written = await socket.ask('post:create', {
      channel,
      clientId: 'bench-sample',
      kind: 'post',
      text,
    });
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    for (let tries = 0; tries < 100; tries += 1) {
      const [push] = socket.of('post:appended');
      if (push !== undefined) return push;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('no push came');
  } finally {
    socket.close();
  }
};
