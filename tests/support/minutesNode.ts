import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCollab } from '#collab/createCollab.ts';
import type { CollabPorts } from '#collab/ports.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, MinutesId, PositionId, SessionId } from '#domain/ids.ts';
import { readEnv } from '#platform/env.ts';
import { createLogger } from '#platform/logger.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import { collabDocuments } from '#server/minutes/collabDocuments.ts';
import { documentLogs } from '#server/minutes/documentLogs.ts';
import { minutesModel } from '#server/minutes/minutesModel.ts';
import { openMinutesStore } from '#server/minutes/minutesStore.ts';
import { presenceHints } from '#server/minutes/presenceHints.ts';
import { snapshotStore } from '#server/minutes/snapshotStore.ts';

export interface MinutesNodeOptions {
  readonly mongoUri: string;
  readonly redisUrl: string;
  readonly dbName: string;
  /** Admits who is named by the cookie `account=<id>`; a test of the gate itself gives its own. */
  readonly admit?: CollabPorts['admit'];
  /** Stands between the door and its ports, to hold one up or to let it fail. */
  readonly between?: (ports: CollabPorts) => CollabPorts;
  readonly logLevel?: string;
  /** A node that was killed comes back where its clients look for it. */
  readonly port?: number;
  /** See `LiveDocumentOptions`. */
  readonly gatherMs?: number;
}

/** One node's minutes log and document door on an HTTP server of its own, as compose puts them together. */
export const startMinutesNode = async (options: MinutesNodeOptions) => {
  const env = readEnv({ REDIS_PREFIX: `${options.dbName}:` });
  const log = createLogger(options.logLevel ?? 'silent');
  const platform = await openPlatform({ env, log, ...options });
  const { store } = await openMinutesStore(platform.db);
  const snapshots = snapshotStore(platform.db);
  const logs = documentLogs(platform, store, snapshots, options);
  const hints = presenceHints(platform);
  const exists = async (id: string) =>
    (await minutesModel(platform.db).exists({ _id: id as MinutesId })) !== null;
  const ports: CollabPorts = {
    sessions: { read: async (cookie) => actorOf(cookie), stands: async () => true },
    admit:
      options.admit ??
      (async (_actor, document) =>
        (await exists(document))
          ? {
              mayEdit: true,
              crosses: true,
              fact: { relation: 'member' },
              maySend: () => true,
              provide: async () => {},
              close: async () => {},
            }
          : { refused: 'final' }),
    hears: async () => true,
    documents: collabDocuments(logs, store, snapshots),
    people: {
      label: async ({ account }) => ({ name: `見本 ${account.slice(-4)}`, position: '訪問看護師' }),
    },
    hints,
  };
  const collab = createCollab({
    log,
    nodeId: platform.nodeId,
    isOwnOrigin: () => true,
    ports: options.between?.(ports) ?? ports,
  });
  const server = createServer((_request, reply) => reply.writeHead(404).end());
  server.on('upgrade', (request, socket, head) => {
    if (!collab.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    platform,
    store,
    snapshots,
    logs,
    collab,
    port,
    url: `ws://127.0.0.1:${port}/collab`,
    close: async () => {
      await collab.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await logs.close();
      await platform.lifecycle.close();
    },
  };
};
export type MinutesNode = Awaited<ReturnType<typeof startMinutesNode>>;

const actorOf = (cookie: string | undefined): Actor | null => {
  const account = /account=([0-9a-f]{24})/.exec(cookie ?? '')?.[1];
  if (account === undefined) return null;
  return {
    account: account as AccountId,
    session: `s-${account}` as SessionId,
    position: account.replace(/^./, 'f') as PositionId,
  };
};
