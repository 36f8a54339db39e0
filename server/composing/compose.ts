import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { openRevocations, type Revocations } from '#access/revocations.ts';
import type { SessionReader } from '#access/sessionReader.ts';
import type { Flags } from '#platform/flags.ts';
import { migrateData } from '#platform/migrateData.ts';
import { ownOrigins } from '#platform/ownOrigins.ts';
import type { Platform } from '#platform/platform.ts';
import { type RefuseUpgrade, refuseLine } from '#platform/refuseLine.ts';
import { openSecrets } from '#platform/secrets/openSecrets.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { answerHeaders } from '#server/http/answerHeaders.ts';
import { createHttpApp } from '#server/http/createHttpApp.ts';
import { headAnswers } from '#server/http/headAnswers.ts';
import { healthRouter } from '#server/http/healthRouter.ts';
import { closing, endUnknownUpgrades, listen, openServer } from '#server/http/listen.ts';
import type { JobQueue } from '#server/jobs/jobQueue.ts';
import { refoldNames } from '#server/names/refoldNames.ts';
import { sessionsFeature } from '#server/sessions/sessionsFeature.ts';
import type { HeldPorts } from '#server/setup/holdPorts.mjs';
import { checkDisk } from './checkDisk.ts';
import { type Care, composeCare } from './composeCare.ts';
import { composeDirectory, type Directory } from './composeDirectory.ts';
import type { DirectoryCommands } from './composeDirectoryCommands.ts';

export interface ComposeOptions {
  readonly flags: Flags;
  /** For what opens its own connections (BullMQ). */
  readonly redisUrl: string;
  /** The machine's own clock, for tests that put it wrong; never the domain's (DESIGN decision 3). */
  readonly machine?: { now(): number };
  /** Held from the start on; each is let go just before it is listened on. */
  readonly ports?: HeldPorts;
}

/** A composed house: what main prints, what the sample region is made through, and what tests look into. */
export interface House {
  readonly port: number;
  readonly server: Server;
  readonly sessions: SessionReader;
  readonly revocations: Revocations;
  readonly directory: Directory;
  readonly commands: DirectoryCommands;
  readonly care: Care;
  readonly secrets: Secrets;
  makeFirstOperatorLink(): Promise<string>;
}

/** Jobs are asked for by requests and by jobs; one that would be asked for elsewhere is left to the sweep. */
const noQueue: JobQueue = { start: () => Promise.reject(new Error('this service asks for no jobs')) };

/**
 * Builds the parts, hands them to each other and listens. What is opened here is closed by the platform's lifecycle. A
 * service's own code is imported when it runs (OP5): a node of sockets holds neither files' nor calls' libraries.
 */
export const compose = async (
  platform: Platform,
  { flags, redisUrl, machine, ports }: ComposeOptions,
): Promise<House> => {
  const { db, lifecycle, log } = platform;
  const runs = flags.services;
  const secrets = await openSecrets(platform, { given: platform.env.SECRETS_KEY, dataDir: flags.dataDir });
  if (secrets.trouble !== null) log.error({ trouble: secrets.trouble }, 'sealed secrets stay locked');
  await migrateData(db, log, { secrets });
  await refoldNames(db, log);
  const revocations = await openRevocations(platform, machine);
  const directory = await composeDirectory(platform, revocations, secrets);
  // A request or a job opens files, asks for jobs and reads the audit trail; sockets, documents and calls do neither.
  const works = runs.has('web') || runs.has('worker');
  const queue = works ? (await import('#server/jobs/jobQueue.ts')).openJobQueue(platform, redisUrl) : noQueue;
  // A node of sockets alone reads and writes no documents, and takes no use cases of the directory.
  const isSocketsAlone = runs.size === 1 && runs.has('realtime');
  const care = await composeCare(platform, {
    ...{ directory, revocations, queue, dataDir: flags.dataDir },
    holdsMinutes: !isSocketsAlone,
  });
  const commands = isSocketsAlone
    ? null
    : (await import('./composeDirectoryCommands.ts')).composeDirectoryCommands(platform, directory, {
        ...{ gate: care.gate, commit: revocations.commit },
      });
  const secure = flags.tls !== null || flags.behindProxy;
  const isOwnOrigin = ownOrigins(platform.env.PUBLIC_ORIGINS, secure);
  const sessions = await sessionsFeature(platform, {
    accounts: directory.sessionAccounts,
    moved: revocations.sessionMoved,
    gate: care.gate,
    secrets,
    waiting: {
      unreadPosts: care.features.channels.countUnread,
      conferencesToday: care.features.conferences.countToday,
    },
    makeFirst: directory.founding.makeFirst,
    secure,
  });
  const { reader } = sessions;

  const health = healthRouter(
    platform,
    {
      gate: async () => {
        if (care.gate.isFresh()) return null;
        return revocations.clockAgrees() ? 'revocations not read' : 'the clock differs from the store';
      },
      ...(works ? { files: async () => care.checkFiles().then(() => null) } : {}),
      disk: checkDisk({
        'data folder': flags.dataDir,
        files: platform.env.FILES_DIR ?? flags.dataDir,
        'temporary folder': tmpdir(),
      }),
    },
    flags.behindProxy,
  );
  const headersOf = answerHeaders(secure);
  const refuseUpgrade: RefuseUpgrade = ({ headers }, stream, status) =>
    refuseLine(stream, status, headersOf(headers.host));
  const audit = works
    ? await (await import('#server/audit/auditFeature.ts')).auditFeature(platform, {
        gate: care.gate,
        agreements: directory.agreements,
        directory: directory.queries,
        dataDir: flags.dataDir,
      })
    : null;
  const app = createHttpApp({
    ...{ log, health },
    behindProxy: flags.behindProxy,
    ...(runs.has('web') && audit !== null && commands !== null
      ? (await import('./composeWeb.ts')).composeWeb(platform, {
          ...{ care, sessions, directory, commands, audit, isOwnOrigin, secure },
        })
      : {}),
  });
  const server = await openServer(flags, app);
  const { stopListening, endConnections } = closing(server);
  lifecycle.opened('connections', endConnections);
  if (runs.has('media')) {
    const { composeMedia } = await import('./composeMedia.ts');
    await composeMedia(platform, { care, sessions: reader, flags, ports });
  }
  const doors = { care, sessions: reader, flags, isOwnOrigin, refuseUpgrade };
  if (runs.has('realtime'))
    await (await import('./composeRealtime.ts')).composeRealtime(platform, server, doors);
  const collab = runs.has('collab')
    ? [(await import('./composeCollab.ts')).composeCollab(platform, doors)]
    : [];
  if (runs.has('worker') && audit !== null)
    await (await import('./composeWorker.ts')).composeWorker(platform, redisUrl, care, audit, directory);
  endUnknownUpgrades(server, collab, runs.has('realtime') ? ['/socket.io/'] : [], refuseUpgrade);
  headAnswers(server, headersOf);

  if (flags.port !== 0) await ports?.release(flags.port);
  const port = await listen(server, flags);
  lifecycle.opened('listening', stopListening);
  return {
    ...{ port, server, revocations, directory, care, secrets, sessions: reader },
    get commands() {
      if (commands === null) throw new Error('this service takes no use cases of the directory');
      return commands;
    },
    makeFirstOperatorLink: sessions.makeFirstOperatorLink,
  };
};
