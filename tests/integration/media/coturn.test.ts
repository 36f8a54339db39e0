import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#tests/support/eventually.ts';
import { freePort } from '#tests/support/houseProcess.ts';
import { mediaAddress as media, mediaAddress6 as media6, startCoturn } from '#tests/support/startCoturn.ts';

describe("Debian's coturn with the flags of docker-compose.yml", () => {
  let coturn: Awaited<ReturnType<typeof startCoturn>>;
  const enter = () => coturn.enter();
  beforeAll(async () => {
    coturn = await startCoturn(await freePort());
  }, 30_000);
  afterAll(() => coturn.close());

  it('[OP4] relays to the media address, with the credentials that a join is given', async () => {
    const peer = createSocket('udp4');
    await new Promise<void>((resolve) => peer.bind(0, media, resolve));
    const heard: string[] = [];
    peer.on('message', (bytes) => heard.push(String(bytes)));
    try {
      const client = await enter();
      expect(await client.allocate()).toBe(0);
      expect(await client.permit(media)).toBe(0);
      const to = (peer.address() as AddressInfo).port;
      await eventually(() => {
        client.relay(media, to, '見本の音声');
        return heard.includes('見本の音声');
      });
    } finally {
      peer.close();
    }
  });

  it('[OP4] relays nowhere else: no cloud’s own address, no network within, no neighbour, not the internet', async () => {
    const client = await enter();
    expect(await client.allocate()).toBe(0);
    const [a, b, c, d] = media.split('.').map(Number) as [number, number, number, number];
    const neighbours = [`${a}.${b}.${c}.${d ^ 1}`, `${a}.${b}.${c ^ 1}.${d}`];
    const within = ['10.0.0.1', '172.17.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254', '127.0.0.1'];
    const beyond = ['8.8.8.8', '198.51.100.7', '203.0.113.9', '1.1.1.1', '223.255.255.254'];
    for (const peer of [...neighbours, ...within, ...beyond, '224.0.0.1', '255.255.255.255', '0.0.0.0'])
      expect([peer, await client.permit(peer)]).toEqual([peer, 403]);
  });

  it('[OP4] relays to no IPv6 address that is not the media address', async () => {
    const client = await enter();
    const given = await client.allocate(17, 2);
    // Without IPv6 on this machine there is nothing to relay from.
    if (media6 === undefined) return void expect(given).not.toBe(0);
    expect(given).toBe(0);
    const mapped = ['::ffff:169.254.169.254', '::ffff:10.0.0.1', '64:ff9b::a9fe:a9fe', `::ffff:${media}`];
    for (const peer of [
      '::1',
      'fd00::1',
      'fe80::1',
      '2001:db8::7',
      '2606:4700:4700::1111',
      'ff02::1',
      ...mapped,
    ])
      expect([peer, await client.permit(peer)]).toEqual([peer, 403]);
  });

  it('[OP4] relays no TCP, and nothing to who has no credentials', async () => {
    expect(await (await enter()).allocate(6)).not.toBe(0);
    const stranger = await coturn.enter({ urls: 'turn:x', username: '9999999999:x', credential: 'guessed' });
    expect(await stranger.allocate()).toBe(401);
  });
});
