import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { iceServers } from '#media/iceServers.ts';
import { findProgram } from '#server/setup/findProgram.mjs';
import { eventually } from '#tests/support/eventually.ts';
import { freePort } from '#tests/support/houseProcess.ts';
import { composedServices } from '#tests/support/story/composedServices.ts';
import { turnClient } from '#tests/support/turnClient.ts';

const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
/** Stands for PUBLIC_ADDRESS: coturn never relays to loopback, whatever it is told. */
const media = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '';
const media6 = addresses.find(
  ({ family, internal, scopeid }) => family === 'IPv6' && !internal && scopeid === 0,
)?.address;
const secret = 't'.repeat(40);

describe("Debian's coturn with the flags of docker-compose.yml", () => {
  let coturn: ChildProcess;
  let port: number;
  let said = '';
  let folder: string;
  const clients: { close(): void }[] = [];
  const enter = async (who = 'mihon') => {
    const [server] = iceServers('turn:x', secret, who, Date.now());
    if (server?.username === undefined) throw new Error('no credentials');
    const client = await turnClient(
      { host: media, port },
      server as { username: string; credential: string },
    );
    clients.push(client);
    return client;
  };
  beforeAll(async () => {
    const { command = [] } = composedServices({ PUBLIC_ADDRESS: media, TURN_SECRET: secret }).coturn ?? {};
    port = await freePort();
    folder = await mkdtemp(join(tmpdir(), 'engawa-coturn-'));
    const relays = [media, ...(media6 === undefined ? [] : [media6])].map((ip) => `--relay-ip=${ip}`);
    const here = [`--listening-ip=${media}`, `--listening-port=${port}`, ...relays, '--no-tls', '--no-dtls'];
    const quiet = ['-n', '--log-file=stdout', `--pidfile=${folder}/pid`, `--userdb=${folder}/turndb`];
    const program = findProgram('turnserver') ?? 'turnserver';
    const args = ['--pdeathsig', 'KILL', program, ...quiet, ...command, ...here];
    coturn = spawn('setpriv', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [coturn.stdout, coturn.stderr])
      stream?.on('data', (chunk) => {
        said += String(chunk);
      });
    // It says nothing of when it listens: who asks too early asks again.
    await (await enter('probe')).allocate();
    expect([coturn.exitCode, said]).toEqual([null, expect.any(String)]);
  }, 30_000);
  afterAll(async () => {
    for (const client of clients) client.close();
    coturn.kill('SIGKILL');
    await once(coturn, 'close');
    await rm(folder, { recursive: true, force: true });
  });

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
    const stranger = await turnClient(
      { host: media, port },
      { username: '9999999999:x', credential: 'guessed' },
    );
    clients.push(stranger);
    expect(await stranger.allocate()).toBe(401);
  });
});
