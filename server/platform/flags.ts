import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { USUAL_MEDIA_PORT } from '../setup/holdPorts.mjs';

export const services = ['web', 'realtime', 'collab', 'media', 'worker'] as const;
export type Service = (typeof services)[number];

export interface Flags {
  readonly services: ReadonlySet<Service>;
  readonly port: number;
  /** Null: the usual port, or the next one that is free. */
  readonly mediaPort: number | null;
  readonly host: string;
  readonly dataDir: string;
  /** Whether empty stores begin without the sample region. */
  readonly empty: boolean;
  /**
   * Others can reach the house and nobody has given `--sample`: data with the sample's published passwords is then
   * not served.
   */
  readonly refusesSample: boolean;
  readonly help: boolean;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly behindProxy: boolean;
}

/** A flag with an impossible value; the message says what is allowed. */
export class BadFlag extends Error {}

export const usage = `Usage: npm start -- [flags]

  --services=LIST    which services this process runs: ${services.join(',')} (all)
  --port=N           port of HTTP, sockets and documents, 0 to 65535; 0 takes a free one (3000)
  --media-port=N     first UDP and TCP port of media, one for each worker (${USUAL_MEDIA_PORT}, or the next that is free)
  --host=ADDRESS     address to listen on (127.0.0.1); beyond loopback it asks for TLS or --behind-proxy
  --data DIR         data folder of the embedded stores and the files (./data)
  --empty            start without the sample; prints a one-time link for the first operator
  --sample           make or serve the sample region also where others can reach this house: its passwords are published
  --tls-cert FILE    certificate and
  --tls-key FILE     key, both in PEM
  --behind-proxy     one proxy stands before us, ends TLS and sets X-Forwarded-For
  --help             this text

Without MONGODB_URI and REDIS_URL the embedded stores are started. All of the environment: .env.example`;

const options = {
  services: { type: 'string' },
  port: { type: 'string' },
  'media-port': { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  empty: { type: 'boolean' },
  sample: { type: 'boolean' },
  help: { type: 'boolean' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'behind-proxy': { type: 'boolean' },
} as const;

/** Reads the flags of server/main.ts; throws BadFlag with what is allowed. */
export const parseFlags = (args: readonly string[]): Flags => {
  const given = readArgs(args);
  const host = given.host ?? '127.0.0.1';
  const [cert, key] = [given['tls-cert'], given['tls-key']];
  if ((cert === undefined) !== (key === undefined))
    throw new BadFlag('--tls-cert and --tls-key are given both or neither');
  const behindProxy = given['behind-proxy'] ?? false;
  if (given.empty && given.sample) throw new BadFlag('--empty and --sample are not given together');
  // A house that can be reached from outside begins empty: everybody knows the sample's passwords, that of its
  // operator too.
  const reachable = !isLoopback(host) || behindProxy || cert !== undefined;
  if (!isLoopback(host) && cert === undefined && !behindProxy) {
    throw new BadFlag(
      `--host=${host} is reachable from outside: passwords and patients' records must not travel in the clear. ` +
        'Give --tls-cert FILE and --tls-key FILE, or --behind-proxy where a proxy ends TLS',
    );
  }
  return {
    services: readServices(given.services),
    port: readPort('--port', given.port, 3000, 0),
    mediaPort: given['media-port'] === undefined ? null : readPort('--media-port', given['media-port'], 0, 1),
    host,
    dataDir: resolve(given.data ?? 'data'),
    empty: given.empty ?? (reachable && given.sample !== true),
    refusesSample: reachable && given.sample !== true,
    help: given.help ?? false,
    tls: cert === undefined || key === undefined ? null : { cert, key },
    behindProxy,
  };
};

const readArgs = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const allowed = Object.keys(options).map((name) => `--${name}`);
    const said = error instanceof Error ? error.message.split('. ')[0] : 'a flag cannot be read';
    throw new BadFlag(`${said}. Allowed: ${allowed.join(' ')}`);
  }
};

const readServices = (list: string | undefined): ReadonlySet<Service> => {
  if (list === undefined) return new Set(services);
  const isService = (name: string): name is Service => services.some((service) => service === name);
  const wanted = list.split(',').map((name) => name.trim());
  const known = wanted.filter(isService);
  if (known.length !== wanted.length)
    throw new BadFlag(`--services=${list}: allowed are ${services.join(', ')}, divided by commas`);
  return new Set(known);
};

const readPort = (flag: string, text: string | undefined, otherwise: number, least: number): number => {
  if (text === undefined) return otherwise;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= least && port <= 65_535))
    throw new BadFlag(`${flag}=${text}: a port is a number from ${least} to 65535`);
  return port;
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
