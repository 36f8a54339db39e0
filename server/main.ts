import '#platform/threadPool.ts';
import { flushCompileCache } from 'node:module';
import { readEnv } from '#platform/env.ts';
import { BadFlag, type Flags, parseFlags, usage } from '#platform/flags.ts';
import { giveBackMemory } from '#platform/giveBackMemory.ts';
import { Lifecycle } from '#platform/lifecycle.ts';
import { createLogger } from '#platform/logger.ts';
import { DataTooNew } from '#platform/migrateData.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import { readTls } from '#platform/readTls.ts';
import { sayLocked } from '#platform/secrets/sayLocked.ts';
import { DataFolderInUse, holdDataFolder } from '#platform/stores/holdDataFolder.ts';
import { startEmbeddedStores } from '#platform/stores/startEmbeddedStores.ts';
import { compose } from './composing/compose.ts';
import { sayReady } from './sayReady.ts';
import { type HeldPorts, holdPorts, PortTaken } from './setup/holdPorts.mjs';
import { startWithSample } from './startWithSample.ts';

/** Node 24 strips the types of this program itself; on another it would not even parse. */
const checkNode = (): void => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major === 24) return;
  throw new BadFlag(
    `This is Node ${process.versions.node}; Engawa runs on Node 24. Run "npm start": it brings its own. Or: node_modules/.bin/node server/main.ts`,
  );
};

/** A second start on one data folder is told of that, not of the port. */
const holdAllPorts = async ({ host, port, mediaPort, services, dataDir }: Flags): Promise<HeldPorts> => {
  try {
    return await holdPorts({ host, port, mediaPort, media: services.has('media') });
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    await (await holdDataFolder(dataDir))();
    throw new BadFlag(error.message);
  }
};

const run = async (flags: Flags): Promise<void> => {
  // Before stores are started and a region is made for a minute: what cannot listen says so at once.
  if (flags.tls !== null) await readTls(flags.tls);
  const env = readEnv(process.env);
  const log = createLogger(env.LOG_LEVEL);
  const lifecycle = new Lifecycle(log);
  const ports = await holdAllPorts(flags);
  lifecycle.opened('ports', () => ports.release());
  // Asked to end while still starting: what is open by then is closed, in the mirrored order.
  let ending = false;
  const end = (signal: NodeJS.Signals) => {
    ending = true;
    log.info({ signal }, 'ending');
    void lifecycle.close();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  try {
    const stores = await startEmbeddedStores({ dataDir: flags.dataDir, log });
    // The first that is opened is the last that is closed: everything else still saves into it.
    lifecycle.opened('stores', stores.close);
    if (ending) return;
    const { mongoUri, redisUrl } = stores;
    const platform = await openPlatform({ env, log, mongoUri, redisUrl, lifecycle });
    const { empty, dataDir, refusesSample } = flags;
    const order = { mongoUri, redisUrl, flags: { empty, dataDir }, alone: stores.mongo !== undefined };
    await startWithSample({ db: platform.db, lifecycle, order, refusesSample });
    if (ending) return;
    const house = await compose(platform, { flags, redisUrl, ports });
    // Written by itself only at a clean end; the next start is to find it whatever comes.
    flushCompileCache();
    giveBackMemory();
    console.log(await sayReady(house, flags, stores.using, env.PUBLIC_ORIGINS));
    const { trouble } = house.secrets;
    if (trouble !== null) console.error(sayLocked(trouble, flags.dataDir));
  } catch (error) {
    await lifecycle.close();
    // What was closed under its hands has failed, as it must.
    if (!ending) throw error;
  }
};

// What a person is told may go to a file whose disk is full: no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  checkNode();
  const flags = parseFlags(process.argv.slice(2));
  if (flags.help) console.log(usage);
  else await run(flags);
} catch (error) {
  const foreseen =
    error instanceof BadFlag || error instanceof DataFolderInUse || error instanceof DataTooNew;
  console.error(
    foreseen || error instanceof Error ? `Engawa did not start: ${(error as Error).message}` : error,
  );
  if (error instanceof BadFlag) console.error('All flags: npm start -- --help');
  process.exitCode = error instanceof BadFlag ? 2 : 1;
}
