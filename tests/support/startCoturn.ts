import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { iceServers } from '#media/iceServers.ts';
import { findProgram } from '#server/setup/findProgram.mjs';
import { composedServices } from './story/composedServices.ts';
import { turnClient } from './turnClient.ts';

const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);

/** Stands for PUBLIC_ADDRESS: coturn never relays to loopback, whatever it is told. */
export const mediaAddress =
  addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '';
export const mediaAddress6 = addresses.find(
  ({ family, internal, scopeid }) => family === 'IPv6' && !internal && scopeid === 0,
)?.address;
export const turnSecret = 't'.repeat(40);

/** Debian's coturn with the flags of docker-compose.yml, on the media address. Ready when it is answered. */
export const startCoturn = async (port: number) => {
  const { command = [] } =
    composedServices({ PUBLIC_ADDRESS: mediaAddress, TURN_SECRET: turnSecret }).coturn ?? {};
  const folder = await mkdtemp(join(tmpdir(), 'engawa-coturn-'));
  const relays = [mediaAddress, mediaAddress6].flatMap((ip) => (ip === undefined ? [] : `--relay-ip=${ip}`));
  const here = [
    `--listening-ip=${mediaAddress}`,
    `--listening-port=${port}`,
    ...relays,
    '--no-tls',
    '--no-dtls',
  ];
  const quiet = ['-n', '--log-file=stdout', `--pidfile=${folder}/pid`, `--userdb=${folder}/turndb`];
  const program = findProgram('turnserver') ?? 'turnserver';
  const args = ['--pdeathsig', 'KILL', program, ...quiet, ...command, ...here];
  const coturn = spawn('setpriv', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [coturn.stdout, coturn.stderr])
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  const clients: { close(): void }[] = [];
  /** A client with the credentials that a join is given. */
  const enter = async (credentials = iceServers('turn:x', turnSecret, 'mihon', Date.now())[0]) => {
    const { username, credential } = credentials ?? {};
    if (username === undefined || credential === undefined) throw new Error('no credentials');
    const client = await turnClient({ host: mediaAddress, port }, { username, credential });
    clients.push(client);
    return client;
  };
  // It says nothing of when it listens: who asks too early asks again.
  await (await enter()).allocate();
  if (coturn.exitCode !== null) throw new Error(`coturn has ended: ${said}`);
  return {
    enter,
    close: async () => {
      for (const client of clients) client.close();
      coturn.kill('SIGKILL');
      await once(coturn, 'close');
      await rm(folder, { recursive: true, force: true });
    },
  };
};
