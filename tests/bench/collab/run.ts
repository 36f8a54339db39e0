import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { type BenchStores, startBenchStores } from '../measuring/benchStores.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { generatorCore, pin } from '../measuring/pinned.ts';
import { sized } from '../measuring/size.ts';
import { type DocSocket, openDocSocket } from './docSocket.ts';
import { type LongDocument, longDocument } from './longDocument.ts';
import { measureDelivery } from './measureDelivery.ts';
import { measureIdle } from './measureIdle.ts';
import { measureJoins } from './measureJoins.ts';
import { measureLosses } from './measureLosses.ts';
import { type DocServer, dbName, docServers } from './servers.ts';

const edits = sized(100_000, 2_000);

/** The document door beside the servers that others use for the same protocol. */
export async function run(): Promise<void> {
  pin(process.pid, generatorCore);
  const lookAgain = watchMachine();
  const stores = await startBenchStores();
  const folder = await mkdtemp(join(process.env.BENCH_DIR ?? tmpdir(), 'engawa-collab-'));
  const servers = docServers(stores, join(folder, 'level'));
  try {
    const node = await startMinutesNode({ ...stores, dbName });
    try {
      const document = await longDocument(node, edits);
      const newDocument = () => newMinutes(node.platform.db);
      await keepAtHocuspocus(stores, document);
      await keepInLevel(servers.level, document);
      console.log(
        `## Documents beside other servers\n\n\`npm run bench -- collab\`. ${describeRun(stores.using)}\n`,
      );
      console.log(
        `One document of ${edits.toLocaleString('en')} edits by eight people, each an entry of our log; ${document.text.length.toLocaleString('en')} characters, ${document.state.byteLength.toLocaleString('en')} bytes as one update. The peers were given it as that one update, ours as its log with a snapshot 200 entries before the end. The same clients for all: they check that all text comes, and nothing is compressed. Server on one core, generator and stores on the other; both blocks of a round are one value. Ours stores each entry on a majority with a sync before anybody is sent it; its door's judgement is a plain yes here.\n`,
      );
      const fill = (port: number, server: DocServer) => fillServer(server, port, document);
      await measureJoins(servers, document, fill);
      await measureDelivery(servers, stores, newDocument);
      await measureIdle(servers, document, folder, fill, newDocument);
      await measureLosses(servers, newDocument);
    } finally {
      await node.close();
    }
  } finally {
    await stores.close();
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`${lookAgain()}\n`);
}

/** Somebody has it open; a server that keeps nothing is given it first. */
async function fillServer(server: DocServer, port: number, document: LongDocument): Promise<() => void> {
  const socket = await openDocSocket(server.address(port, document.id), { onTrouble: () => {} });
  if (!server.keeps) socket.send(document.state);
  await hasAll(server, port, document, socket);
  return () => socket.close();
}

/** Whoever comes now is sent all of it. */
async function hasAll(
  server: DocServer,
  port: number,
  document: LongDocument,
  first: DocSocket,
): Promise<void> {
  const isWhole = ({ clocks }: DocSocket): boolean =>
    [...document.clocks].every(([client, clock]) => (clocks.get(client) ?? 0) >= clock);
  for (let tries = 0; tries < 200 && !isWhole(first); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const again = await openDocSocket(server.address(port, document.id), { onTrouble: () => {} });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const whole = isWhole(again);
    again.close();
    if (whole) return;
  }
  if (!isWhole(first)) throw new Error(`${server.name} has not the whole document`);
}

async function keepAtHocuspocus({ mongoUri }: BenchStores, { id, state }: LongDocument): Promise<void> {
  const db = await mongoose.createConnection(mongoUri, { dbName: `${dbName}-peer` }).asPromise();
  await db.createCollection('documents');
  await db
    .collection<{ _id: string }>('documents')
    .insertOne({ _id: id, state: Buffer.from(state) } as never);
  await db.close();
}

/** Through the server itself, which writes it into its leveldb. */
async function keepInLevel(server: DocServer, document: LongDocument): Promise<void> {
  const { port, close } = await server.start();
  const socket = await openDocSocket(server.address(port, document.id), { onTrouble: () => {} });
  socket.send(document.state);
  await hasAll(server, port, document, socket);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  socket.close();
  await close();
}
