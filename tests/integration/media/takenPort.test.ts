import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from '@jest/globals';
import { WorkerPool } from '#media/workerPool.ts';
import { createLogger } from '#platform/logger.ts';
import { freePort } from '#tests/support/houseProcess.ts';

const log = createLogger('silent');
const at = { ip: '127.0.0.1', announcedAddress: undefined };
const taken = async (port: number): Promise<Socket> => {
  const socket = createSocket('udp4').bind(port, at.ip);
  await once(socket, 'listening');
  return socket;
};

it('[HU10] a media worker whose port was taken meanwhile listens on the next one of the pool, unless that port was asked for', async () => {
  const firstPort = await freePort(4);
  const other = await taken(firstPort);
  const released: number[] = [];
  const release = async (port: number) => void released.push(port);
  const pool = await WorkerPool.open(2, { ...at, firstPort, mayMove: true, release }, log);
  try {
    const ports: number[] = [];
    for (let worker = 0; worker < 2; worker += 1) {
      const { webRtcServer } = await pool.createRouter();
      const { udpSockets, tcpServers } = await webRtcServer.dump();
      expect(tcpServers.map(({ port }) => port)).toEqual(udpSockets.map(({ port }) => port));
      ports.push(...udpSockets.map(({ port }) => port));
    }
    // The first worker stands behind the pool's own ports; the second one is where it belongs.
    expect(ports.toSorted()).toEqual([firstPort + 1, firstPort + 2]);
    expect(released).toEqual([firstPort, firstPort + 2, firstPort + 1]);
  } finally {
    pool.close();
  }
  await expect(WorkerPool.open(1, { ...at, firstPort }, log)).rejects.toThrow(/already in use/);
  other.close();
}, 60_000);
