import { fileURLToPath } from 'node:url';
import { newId } from '#platform/newId.ts';
import type { BenchStores } from '../measuring/benchStores.ts';
import { type PinnedProcess, startPinned } from '../measuring/pinned.ts';
import type { DocAddress } from './docSocket.ts';

/** One of those that are compared: a way to start it, and to reach a document in it. */
export interface DocServer {
  readonly name: string;
  /** Whether a document is there again after the process has ended. */
  readonly keeps: boolean;
  start(env?: Readonly<Record<string, string>>): Promise<PinnedProcess>;
  /** Each time somebody else's: our door counts connections of an account. */
  address(port: number, document: string): DocAddress;
}

export const dbName = 'bench-collab';
const minutesNode = fileURLToPath(new URL('../../support/minutesNodeProcess.ts', import.meta.url));
const hocuspocusServer = fileURLToPath(new URL('./hocuspocusServer.ts', import.meta.url));
const yWebsocketServer = fileURLToPath(new URL('./yWebsocketServer.ts', import.meta.url));

/** Ours (its door's judgement is a plain yes), and its peers. Databases are on the same store; leveldb in `folder`. */
export const docServers = ({ mongoUri, redisUrl }: BenchStores, folder: string) => {
  const node = JSON.stringify({ mongoUri, redisUrl, dbName });
  const plain = (port: number, document: string): DocAddress => ({
    ...{ url: `ws://127.0.0.1:${port}/${document}`, cookie: '', name: null },
  });
  return {
    ours: {
      ...{ name: 'Engawa', keeps: true },
      start: (env = {}) => startPinned(minutesNode, { MINUTES_NODE: node, ...env }),
      address: (port, document) => ({
        ...{ url: `ws://127.0.0.1:${port}/collab/${document}`, cookie: `account=${newId()}`, name: null },
      }),
    },
    hocuspocus: {
      ...{ name: '@hocuspocus/server 4.7, database', keeps: true },
      start: (env = {}) =>
        startPinned(hocuspocusServer, {
          ...{ BENCH_MONGO: mongoUri, BENCH_DB: `${dbName}-peer` },
          ...env,
        }),
      address: (port, document) => ({ ...plain(port, ''), name: document }),
    },
    level: {
      ...{ name: '@y/websocket-server 0.1.1, leveldb', keeps: true },
      start: (env = {}) => startPinned(yWebsocketServer, { YPERSISTENCE: folder, ...env }),
      address: plain,
    },
    memory: {
      ...{ name: '@y/websocket-server 0.1.1, in memory', keeps: false },
      start: (env = {}) => startPinned(yWebsocketServer, env),
      address: plain,
    },
  } satisfies Record<string, DocServer>;
};
export type DocServers = ReturnType<typeof docServers>;
