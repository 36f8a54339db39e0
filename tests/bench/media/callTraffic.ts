import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { srtpSender } from './srtpSender.ts';

const EVERY_MS = 20;
const PARTS = 4;

/** All microphones and all ears: 50 packets a second from each, and what comes back counted by who sent it to whom. */
export const openTraffic = async (calls: number) => {
  let received = 0;
  let streams = new Set<number>();
  const ears = Array.from({ length: calls }, () => createSocket('udp4'));
  for (const ear of ears) {
    ear.on('message', (packet) => {
      // Reports of the sender ride on the same port (RFC 5761 tells them apart by this octet).
      if (packet[1]! >= 192 && packet[1]! <= 223) return;
      received += 1;
      streams.add(packet.readUInt32BE(8));
    });
    ear.bind(0, '127.0.0.1');
    await once(ear, 'listening');
  }
  const mouth = createSocket('udp4');
  const senderOf = new Map<string, () => Buffer>();
  return {
    ports: ears.map((ear) => ear.address().port),
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
        // Nobody's microphone ticks with another's: a quarter of them every 5 ms.
        for (let part = 0; part < PARTS; part += 1) {
          for (let at = part; at < mics.length; at += PARTS)
            mouth.send(mics[at]!.next(), mics[at]!.port, '127.0.0.1');
          await pause(began + (rounds + (part + 1) / PARTS) * EVERY_MS - performance.now());
        }
        rounds += 1;
      }
      await pause(300);
      return { sent: rounds * mics.length, received, streams: streams.size };
    },
    close: () => {
      for (const socket of [...ears, mouth]) socket.close();
    },
  };
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
