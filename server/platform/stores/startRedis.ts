import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTiedChild, type TiedChild } from './tiedChild.ts';

export interface RunningRedis {
  readonly url: string;
  readonly child: TiedChild;
}

export interface RedisOptions {
  readonly program: string;
  readonly dataDir: string;
  /** Numbered databases; tests take one for each file. */
  readonly databases?: number;
}

/**
 * Starts a Redis of our own on a private socket: no port, so nobody else on the machine can ask it.
 * Append-only: a command is in the kernel before it is answered, so kill -9 loses nothing and a power cut at
 * most a second. `noeviction`: BullMQ's jobs and sessions must not be dropped silently when memory is short.
 */
export const startRedis = async ({
  program,
  dataDir,
  databases = 16,
}: RedisOptions): Promise<RunningRedis> => {
  const folder = join(dataDir, 'redis');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const socket = await socketPath(folder);
  const child = await startTiedChild({
    name: 'redis',
    program,
    dataDir,
    isReady: (line) => line.includes('eady to accept connections'),
    args: [
      ...['--port', '0', '--unixsocket', socket, '--unixsocketperm', '700'],
      ...['--dir', folder, '--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''],
      ...['--maxmemory-policy', 'noeviction', '--databases', String(databases)],
      ...['--daemonize', 'no', '--logfile', '', '--always-show-logo', 'no'],
    ],
  });
  return { url: `unix://${socket}`, child };
};

/** A socket's path has 107 bytes at most; for a deeper data folder it is a private folder of its own in tmp. */
const socketPath = async (folder: string): Promise<string> => {
  const near = join(folder, 'redis.sock');
  if (Buffer.byteLength(near) <= 100) return near;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const apart = join(tmpdir(), `engawa-${process.getuid?.() ?? 0}-${name}`);
  await mkdir(apart, { recursive: true, mode: 0o700 });
  return join(apart, 'redis.sock');
};
