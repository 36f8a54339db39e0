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
import { auditFeature } from './audit/auditFeature.ts';
import { checkDisk } from './checkDisk.ts';
import { type Care, composeCare } from './composeCare.ts';
import { composeCollab } from './composeCollab.ts';
import { composeDirectory, type Directory } from './composeDirectory.ts';
import { composeDirectoryCommands, type DirectoryCommands } from './composeDirectoryCommands.ts';
import { composeMedia } from './composeMedia.ts';
import { composeRealtime } from './composeRealtime.ts';
import { composeWeb } from './composeWeb.ts';
import { composeWorker } from './composeWorker.ts';
import { answerHeaders } from './http/answerHeaders.ts';
import { createHttpApp } from './http/createHttpApp.ts';
import { headAnswers } from './http/headAnswers.ts';
import { healthRouter } from './http/healthRouter.ts';
import { closing, endUnknownUpgrades, listen, openServer } from './http/listen.ts';
import { openJobQueue } from './jobs/jobQueue.ts';
import { refoldNames } from './names/refoldNames.ts';
import { sessionsFeature } from './sessions/sessionsFeature.ts';
import type { HeldPorts } from './setup/holdPorts.mjs';

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

/** Builds the parts, hands them to each other and listens. What is opened here is closed by the platform's lifecycle. */
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
  const queue = openJobQueue(platform, redisUrl);
  const care = await composeCare(platform, { directory, revocations, queue, dataDir: flags.dataDir });
  const audit = await auditFeature(platform, {
    gate: care.gate,
    agreements: directory.agreements,
    directory: directory.queries,
    dataDir: flags.dataDir,
  });
  const commands = composeDirectoryCommands(platform, directory, {
    gate: care.gate,
    commit: revocations.commit,
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
      conferencesToday: care.used.conferences.countToday,
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
      files: async () => care.checkFiles().then(() => null),
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
  const app = createHttpApp({
    ...{ log, health },
    behindProxy: flags.behindProxy,
    ...(runs.has('web')
      ? composeWeb(platform, { care, sessions, directory, commands, audit, isOwnOrigin, secure })
      : {}),
  });
  const server = await openServer(flags, app);
  const { stopListening, endConnections } = closing(server);
  lifecycle.opened('connections', endConnections);
  if (runs.has('media')) await composeMedia(platform, { care, sessions: reader, flags, ports });
  const doors = { care, sessions: reader, flags, isOwnOrigin, refuseUpgrade };
  if (runs.has('realtime')) await composeRealtime(platform, server, doors);
  const collab = runs.has('collab') ? [composeCollab(platform, doors)] : [];
  if (runs.has('worker')) await composeWorker(platform, redisUrl, care, audit, directory);
  endUnknownUpgrades(server, collab, runs.has('realtime') ? ['/socket.io/'] : [], refuseUpgrade);
  headAnswers(server, headersOf);

  if (flags.port !== 0) await ports?.release(flags.port);
  const port = await listen(server, flags);
  lifecycle.opened('listening', stopListening);
  return {
    ...{ port, server, revocations, directory, commands, care, secrets, sessions: reader },
    makeFirstOperatorLink: sessions.makeFirstOperatorLink,
  };
};
