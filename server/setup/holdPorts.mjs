import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';

/** Where media listens unless it is told otherwise: below what the kernel hands to outgoing connections. */
export const USUAL_MEDIA_PORT = 20_000;
const LAST_PORT = 65_535;

/** A port that another program has. The message says which flag chooses another. */
export class PortTaken extends Error {}

/**
 * The first and the last port that the kernel gives to outgoing connections by chance.
 * @returns {readonly [number, number]}
 */
export const outgoingPorts = (file = '/proc/sys/net/ipv4/ip_local_port_range') => {
  try {
    const [first = 0, last = 0] = readFileSync(file, 'utf8').trim().split(/\s+/).map(Number);
    return first > 0 && last >= first ? [first, last] : [32_768, 60_999];
  } catch {
    return [32_768, 60_999];
  }
};

/**
 * The first ports of blocks that media may take: the usual one, then those after it, none within the kernel's range for
 * outgoing connections; where that range leaves none, whatever there is.
 * @param {number} count
 * @param {readonly [number, number]} range
 * @returns {number[]}
 */
export const mediaBlocks = (count, range) => {
  const all = [];
  for (let first = USUAL_MEDIA_PORT; first + count - 1 <= LAST_PORT; first += count) all.push(first);
  for (let first = USUAL_MEDIA_PORT - count; first >= 1_024; first -= count) all.push(first);
  const apart = all.filter((first) => first + count - 1 < range[0] || first > range[1]);
  return (apart.length > 0 ? apart : all).slice(0, 200);
};

/**
 * @typedef {object} WantedPorts
 * @property {string} host
 * @property {number} port of HTTP; 0 takes a free one later
 * @property {number | null} mediaPort the first of media's; null: the usual one, or the next that is free
 * @property {boolean} media whether media runs at all
 *
 * @typedef {object} HeldPorts
 * @property {number | null} mediaPort
 * @property {(port?: number) => Promise<void>} release one port, just before its owner takes it; or all
 */

/**
 * Takes every port that the house is going to listen on, at once and until its owner does: asked for now and bound twelve
 * minutes later, it could be anybody's by then. Media has one UDP and TCP port for each worker, a worker for each core.
 * Throws PortTaken.
 * @param {WantedPorts} wanted
 * @returns {Promise<HeldPorts>}
 */
export const holdPorts = async ({ host, port, mediaPort, media }, workers = availableParallelism()) => {
  /** @type {Map<number, (() => Promise<void>)[]>} */
  const held = new Map();
  /** @type {HeldPorts['release']} */
  const release = async (one) => {
    const ports = one === undefined ? [...held.keys()] : [one];
    const closers = ports.flatMap((each) => held.get(each) ?? []);
    for (const each of ports) held.delete(each);
    await Promise.all(closers.map((close) => close()));
  };
  const take = async (/** @type {number} */ each, /** @type {typeof holdTcp[]} */ kinds) => {
    for (const kind of kinds) {
      const close = await kind(host, each);
      if (close === undefined) return false;
      held.set(each, [...(held.get(each) ?? []), close]);
    }
    return true;
  };
  /** The port of the block that is taken; none is held then. */
  const takeBlock = async (/** @type {number} */ first) => {
    const block = Array.from({ length: workers }, (_, at) => first + at);
    for (const each of block) {
      if (await take(each, [holdTcp, holdUdp])) continue;
      for (const one of block) await release(one);
      return each;
    }
    return undefined;
  };

  if (port !== 0 && !(await take(port, [holdTcp])))
    throw new PortTaken(
      `port ${port} of ${host} is taken by another program: choose another with --port=N (0 takes a free one)`,
    );
  if (!media || mediaPort === 0) return { mediaPort, release };
  const blocks = mediaPort === null ? mediaBlocks(workers, outgoingPorts()) : [mediaPort];
  let taken;
  for (const first of blocks) {
    if (first <= port && port < first + workers) continue;
    taken = await takeBlock(first);
    if (taken === undefined) return { mediaPort: first, release };
  }
  await release();
  const [first = 0] = blocks;
  throw new PortTaken(
    `port ${taken ?? port} of ${host} is taken by another program, and media takes ${first} to ${first + workers - 1} (UDP and TCP): choose others with --media-port=N`,
  );
};

/**
 * Undefined where it is another program's. What else is wrong with an address its owner will say.
 * @param {string} host
 * @param {number} port
 * @returns {Promise<(() => Promise<void>) | undefined>}
 */
const holdTcp = (host, port) =>
  new Promise((resolve) => {
    // Nobody is served yet: who comes now is told so by a closed door, not by one that never answers.
    const server = createServer((socket) => socket.destroy());
    server.once('error', (/** @type {NodeJS.ErrnoException} */ { code }) =>
      resolve(code === 'EADDRINUSE' ? undefined : async () => {}),
    );
    server.listen({ host, port, exclusive: true }, () => {
      server.unref();
      resolve(() => new Promise((closed) => server.close(() => closed())));
    });
  });

/** @type {typeof holdTcp} */
const holdUdp = (host, port) =>
  new Promise((resolve) => {
    const udp = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    udp.once('error', (/** @type {NodeJS.ErrnoException} */ { code }) =>
      resolve(code === 'EADDRINUSE' ? undefined : async () => {}),
    );
    udp.bind({ address: host, port, exclusive: true }, () => {
      udp.unref();
      resolve(() => new Promise((closed) => udp.close(() => closed())));
    });
  });
