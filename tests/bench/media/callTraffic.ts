import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { srtpSender } from './srtpSender.ts';

const EVERY_MS = 20;

/** All microphones and all ears: 50 packets a second from each, and what comes back counted by who sent it to whom. */
export const openTraffic = async () => {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 });
  let received = 0;
  let streams = new Set<number>();
  socket.on('message', (packet) => {
    // Reports of the sender ride on the same port (RFC 5761 tells them apart by this octet).
    if (packet[1]! >= 192 && packet[1]! <= 223) return;
    received += 1;
    streams.add(packet.readUInt32BE(8));
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const outgoing = createSocket('udp4');
  const senderOf = new Map<string, () => Buffer>();
  return {
    port: socket.address().port,
    /** Microphones of these speak for so long; resolves when what they said has had time to arrive. */
    speak: async (
      master: Buffer,
      senders: readonly { readonly port: number; readonly ssrc: number }[],
      ms: number,
    ) => {
      received = 0;
      streams = new Set();
      const mics = senders.map(({ port, ssrc }) => {
        const id = `${port}:${ssrc}`;
        const next = senderOf.get(id) ?? srtpSender(master, ssrc);
        senderOf.set(id, next);
        return { port, next };
      });
      const began = performance.now();
      let rounds = 0;
      while (rounds * EVERY_MS < ms) {
        for (const { port, next } of mics) outgoing.send(next(), port, '127.0.0.1');
        rounds += 1;
        await pause(began + rounds * EVERY_MS - performance.now());
      }
      await pause(200);
      return { sent: rounds * mics.length, received, streams: streams.size };
    },
    close: () => {
      socket.close();
      outgoing.close();
    },
  };
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
