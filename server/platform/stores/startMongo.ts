import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureOwner } from './ensureOwner.ts';
import { startTiedChild, type TiedChild } from './tiedChild.ts';

export interface RunningMongo {
  readonly uri: string;
  readonly port: number;
  readonly child: TiedChild;
}

export interface MongoOptions {
  readonly kind: 'mongod' | 'secantus';
  readonly program: string;
  readonly dataDir: string;
  /** The port that it had before, so that its address stays good over a restart. */
  readonly port?: number;
  readonly cacheSizeMB?: number;
  readonly logFileMaxMB?: number;
}

/**
 * Starts an embedded MongoDB on a port of loopback: a mongod as a replica set of one, or SecantusDB's server.
 * Loopback is open to every user of the machine, so it asks for a password that was generated for this data
 * folder and is readable by our user alone.
 */
export const startMongo = async (options: MongoOptions): Promise<RunningMongo> => {
  const { kind, program, dataDir } = options;
  await mkdir(join(dataDir, kind), { recursive: true, mode: 0o700 });
  const password = await secret(join(dataDir, 'mongo.password'));
  const port = options.port ?? (await freePort());
  const child = await startTiedChild({
    name: 'mongo',
    program,
    dataDir,
    args: kind === 'mongod' ? await mongodArgs(options, port) : await secantusArgs(options, port),
    isReady: (line) => line.includes('secantusd-rs listening on') || line.includes('Waiting for connections'),
    // WiredTiger on a full disk: the server goes on answering, and every answer is this error (HU8). After a restart
    // it reads its log, and everything that was acknowledged is there.
    isBroken: (text) => text.includes('WT_PANIC'),
  });
  try {
    await ensureOwner({ kind, port, password });
  } catch (error) {
    await child.kill9();
    throw error;
  }
  const query = 'authSource=admin&directConnection=true';
  return { uri: `mongodb://engawa:${password}@127.0.0.1:${port}/engawa?${query}`, port, child };
};

const secantusArgs = async (options: MongoOptions, port: number): Promise<string[]> => {
  const { dataDir, cacheSizeMB = 256, logFileMaxMB = 32 } = options;
  // An empty configuration: otherwise it would read any secantusd.toml that happens to be in the folder.
  const config = join(dataDir, 'secantus.toml');
  await writeFile(config, '');
  return [
    ...['--config', config, '--host', '127.0.0.1', '--port', String(port), '--auth'],
    ...['--storage-path', join(dataDir, 'secantus'), '--log-level', 'WARNING'],
    // Without it a kill -9 loses acknowledged writes, `j: true` or not.
    '--sync-on-commit',
    ...['--cache-size', `${cacheSizeMB}M`, '--log-file-max', `${logFileMaxMB}MB`],
    // The oplog is pruned by the heartbeat's thread only.
    ...['--noop-heartbeat-seconds', '60'],
  ];
};

const mongodArgs = async (options: MongoOptions, port: number): Promise<string[]> => {
  const { dataDir, cacheSizeMB = 256 } = options;
  // A replica set with passwords wants a key file for its members, one member or not.
  const keyFile = join(dataDir, 'mongod.key');
  await secret(keyFile);
  return [
    ...['--dbpath', join(dataDir, 'mongod'), '--replSet', 'engawa', '--keyFile', keyFile],
    ...['--bind_ip', '127.0.0.1', '--port', String(port), '--nounixsocket', '--quiet'],
    ...['--wiredTigerCacheSizeGB', String(Math.max(0.25, cacheSizeMB / 1024)), '--oplogSize', '200'],
  ];
};

/** Reads a secret, or makes it: whole under another name first, so that a crash leaves none half-written. */
const secret = async (path: string): Promise<string> => {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    const made = randomBytes(24).toString('hex');
    await writeFile(`${path}.new`, made, { mode: 0o600 });
    await rename(`${path}.new`, path);
    return made;
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
