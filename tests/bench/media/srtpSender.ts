import { createCipheriv } from 'node:crypto';
import { PAYLOAD } from './plan.ts';

const HEADER = 20;
/** 20 ms of Opus at about 32 kbit/s. */
const VOICE = Buffer.alloc(80, 0x5a);
const SAMPLES = 960;

/** A session key or salt of RFC 3711 (4.3): the master key's stream over the salt with the label in its eighth octet. */
const derive = (master: Buffer, label: number, length: number): Buffer => {
  // AEAD's salt of 12 octets is filled up to the 14 of the counter mode, and those to a block.
  const counter = Buffer.alloc(16);
  master.copy(counter, 0, 16, 28);
  counter.writeUInt8(counter.readUInt8(7) ^ label, 7);
  const cipher = createCipheriv('aes-128-ctr', master.subarray(0, 16), counter);
  return cipher.update(Buffer.alloc(16)).subarray(0, length);
};

/** One microphone: RTP packets of Opus, one after the other, under AEAD_AES_128_GCM (RFC 7714). */
export const srtpSender = (master: Buffer, ssrc: number) => {
  const key = derive(master, 0, 16);
  const salt = derive(master, 2, 12);
  let seq = 0;
  let rollovers = 0;
  let at = 0;
  return (): Buffer => {
    seq += 1;
    if (seq > 0xffff) {
      seq = 0;
      rollovers += 1;
    }
    at = (at + SAMPLES) >>> 0;
    const header = Buffer.alloc(HEADER);
    header.writeUInt8(0x90, 0);
    header.writeUInt8(PAYLOAD, 1);
    header.writeUInt16BE(seq, 2);
    header.writeUInt32BE(at, 4);
    header.writeUInt32BE(ssrc, 8);
    // One extension: a voice of -30 dBov.
    header.writeUInt32BE(0xbede0001, 12);
    header.writeUInt8(0x10, 16);
    header.writeUInt8(0x80 | 30, 17);
    const iv = Buffer.alloc(12);
    iv.writeUInt32BE(ssrc, 2);
    iv.writeUInt32BE(rollovers, 6);
    iv.writeUInt16BE(seq, 10);
    for (let octet = 0; octet < 12; octet += 1) iv[octet] = iv[octet]! ^ salt[octet]!;
    const cipher = createCipheriv('aes-128-gcm', key, iv);
    cipher.setAAD(header);
    return Buffer.concat([header, cipher.update(VOICE), cipher.final(), cipher.getAuthTag()]);
  };
};
