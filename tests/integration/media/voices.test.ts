import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { types } from 'mediasoup';
import { mediaCodecs } from '#media/mediaCodecs.ts';
import { Voices } from '#media/voices.ts';
import { WorkerPool } from '#media/workerPool.ts';
import { eventually } from '#tests/support/eventually.ts';

/** The id of the header extension that carries how loud a packet is (RFC 6464). */
const LEVEL = 10;
const PAYLOAD = 111;
const log = { info: () => {}, warn: () => {}, error: () => {} };
let pool: WorkerPool;
let router: types.Router;
beforeAll(async () => {
  pool = await WorkerPool.open(1, { ip: '127.0.0.1', announcedAddress: undefined, firstPort: 0 }, log);
  router = (await pool.createRouter()).router;
}, 30_000);
afterAll(() => pool.close());

/** A microphone made of packets that say how loud they are: fifty a second, until it stops. */
const microphone = async (ssrc: number) => {
  const transport = await router.createDirectTransport();
  const producer = await transport.produce({
    kind: 'audio',
    rtpParameters: {
      codecs: [{ ...mediaCodecs[0], mimeType: 'audio/opus', clockRate: 48_000, payloadType: PAYLOAD }],
      encodings: [{ ssrc }],
      headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: LEVEL }],
    },
  });
  let quietness = 127;
  let sequence = 0;
  const timer = setInterval(() => {
    const packet = Buffer.alloc(12 + 8 + 20);
    packet[0] = 0x90;
    packet[1] = PAYLOAD;
    packet.writeUInt16BE(sequence, 2);
    packet.writeUInt32BE(sequence * 960, 4);
    packet.writeUInt32BE(ssrc, 8);
    packet.writeUInt16BE(0xbede, 12);
    packet.writeUInt16BE(1, 14);
    packet[16] = LEVEL << 4;
    packet[17] = quietness;
    sequence += 1;
    producer.send(packet);
  }, 20);
  return {
    producer,
    speak: () => {
      quietness = 25;
    },
    hush: () => {
      quietness = 127;
    },
    close: () => {
      clearInterval(timer);
      transport.close();
    },
  };
};

it('[CA10] who speaks is told, and that they have stopped, by silence, mute or leaving, though nobody speaks next', async () => {
  const told: (string | null)[] = [];
  const voices = await Voices.listen(router, (speaker) => void told.push(speaker));
  const [nurse, doctor] = [await microphone(11), await microphone(22)];
  await voices.hear(nurse.producer, 'nurse');
  await voices.hear(doctor.producer, 'doctor');
  const says = (speaker: string | null) => eventually(() => told.at(-1) === speaker, 10_000);

  nurse.speak();
  await says('nurse');
  nurse.hush();
  await says(null);
  // The same one again: for the observer of dominance nothing has changed.
  nurse.speak();
  await says('nurse');
  await nurse.producer.pause();
  await says(null);
  doctor.speak();
  await says('doctor');
  await eventually(() => voices.spoke[0] === 'doctor', 10_000);
  doctor.close();
  voices.forget('doctor');
  await says(null);
  expect(told).toEqual(['nurse', null, 'nurse', null, 'doctor', null]);
  expect(voices.spoke).toEqual(['nurse']);
  nurse.close();
}, 60_000);
