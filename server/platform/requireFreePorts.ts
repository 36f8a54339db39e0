import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { BadFlag, type Flags } from './flags.ts';

/**
 * Throws BadFlag where a port that this process is to listen on is another program's: asked before a sample region is
 * made for a minute. Media takes one UDP and TCP port for each worker, a worker for each core.
 */
export const requireFreePorts = async ({
  host,
  port,
  mediaPort,
  services,
}: Pick<Flags, 'host' | 'port' | 'mediaPort' | 'services'>): Promise<void> => {
  if (!(await isFree(host, port)))
    throw new BadFlag(
      `port ${port} of ${host} is taken by another program: choose another with --port=N (0 takes a free one)`,
    );
  if (!services.has('media')) return;
  const last = mediaPort + availableParallelism() - 1;
  for (let each = mediaPort; each <= last; each += 1) {
    if ((await isFree(host, each)) && (await isFreeForUdp(host, each))) continue;
    throw new BadFlag(
      `port ${each} of ${host} is taken by another program, and media takes ${mediaPort} to ${last} (UDP and TCP): choose others with --media-port=N`,
    );
  }
};

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

const isFreeForUdp = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const udp = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    udp.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'EADDRINUSE'));
    udp.bind(port, host, () => udp.close(() => resolve(true)));
  });
