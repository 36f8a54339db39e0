import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { openRevocations } from '#access/revocations.ts';
import type { SessionReader } from '#access/sessionReader.ts';
import { openApi } from '#contracts/http/openApi.ts';
import { routes } from '#contracts/http/routes.ts';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { systemRoutes } from '#contracts/http/systemRoutes.ts';
import type { Flags } from '#platform/flags.ts';
import { migrateData } from '#platform/migrateData.ts';
import type { Platform } from '#platform/platform.ts';
import { composeDirectory } from './composeDirectory.ts';
import { bindRoutes, type HttpDoor } from './http/bindRoutes.ts';
import { createHttpApp } from './http/createHttpApp.ts';
import { healthRouter } from './http/healthRouter.ts';
import { limitRequests } from './http/limitRequests.ts';
import { endUnknownUpgrades, listen, openServer } from './http/listen.ts';
import { serveClient } from './http/serveClient.ts';
import { sessionsFeature } from './sessions/sessionsFeature.ts';

/** The address and key of a service started beside us, for what opens its own connections (BullMQ). */
export interface ComposeOptions {
  readonly flags: Flags;
  readonly redisUrl: string;
}

export interface House {
  readonly port: number;
  readonly server: Server;
  readonly sessions: SessionReader;
  readonly directory: Awaited<ReturnType<typeof composeDirectory>>;
  /** Nobody has an account yet. */
  isEmpty(): Promise<boolean>;
  makeFirstOperatorLink(): Promise<string>;
  readonly sampleAccounts: readonly {
    readonly loginName: string;
    readonly password: string;
    readonly secondFactor: string | null;
    readonly who: string;
  }[];
}

const clientFolder = fileURLToPath(new URL('../client/dist', import.meta.url));

/** Builds the parts, hands them to each other and listens. What is opened here is closed by the platform's lifecycle. */
export const compose = async (platform: Platform, { flags }: ComposeOptions): Promise<House> => {
  const { db, env, lifecycle, log } = platform;
  await migrateData(db, log);
  const revocations = await openRevocations(platform);
  const directory = await composeDirectory(platform, revocations);
  const secure = flags.tls !== null || flags.behindProxy;
  const sessions = await sessionsFeature(platform, {
    accounts: directory.signIn,
    commit: revocations.commit,
    makeFirst: directory.founding.makeFirst,
    secure,
  });

  const door: HttpDoor = {
    sessions: sessions.sessions,
    publicOrigins: env.PUBLIC_ORIGINS,
    limit: limitRequests(platform),
  };
  const api = [
    bindRoutes(systemRoutes, { getOpenApi: async () => openApi(routes) }, door),
    bindRoutes(sessionRoutes, sessions.http, door),
  ];
  const health = healthRouter(platform, {
    gate: async () => (revocations.isFresh() ? null : 'revocations not read, or the clock differs'),
  });
  const web = flags.services.has('web');
  const app = createHttpApp({
    ...{ log, secure, health },
    behindProxy: flags.behindProxy,
    ...(web ? { api, client: serveClient(clientFolder) } : {}),
  });
  const server = await openServer(flags, app);
  endUnknownUpgrades(server, [], []);
  const { port, close } = await listen(server, flags);
  lifecycle.opened('http', close);
  return {
    ...{ port, server, directory, sampleAccounts: [] },
    sessions: sessions.reader,
    isEmpty: directory.isEmpty,
    makeFirstOperatorLink: sessions.makeFirstOperatorLink,
  };
};
