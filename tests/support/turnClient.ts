import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv4 } from 'node:net';

const COOKIE = 0x2112a442;
const allocate = 0x003;
const createPermission = 0x008;
const sendIndication = 0x016;
const [username, realmOf, nonceOf, integrity] = [0x0006, 0x0014, 0x0015, 0x0008];
const [xorPeer, data, errorCode, family, transport] = [0x0012, 0x0013, 0x0009, 0x0017, 0x0019];

interface Answer {
  /** 0 for success. */
  readonly error: number;
  readonly attributes: ReadonlyMap<number, Buffer>;
}

/** As much of TURN (RFC 8656, over UDP) as asks a server what it would relay, with the credentials of media/iceServers.ts. */
export const turnClient = async (
  server: { readonly host: string; readonly port: number },
  { username: user, credential }: { readonly username: string; readonly credential: string },
) => {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, server.host, resolve));
  const waiting = new Map<string, (answer: Answer) => void>();
  socket.on('message', (bytes) => {
    const id = bytes.subarray(8, 20).toString('hex');
    waiting.get(id)?.(parse(bytes));
    waiting.delete(id);
  });
  let known: { realm: Buffer; nonce: Buffer } | undefined;

  const message = (kind: number, id: Buffer, attributes: readonly Attribute[]): Buffer => {
    const named: Attribute[] =
      known === undefined
        ? []
        : [
            [username, Buffer.from(user)],
            [realmOf, known.realm],
            [nonceOf, known.nonce],
          ];
    const body = Buffer.concat([...attributes, ...named].map(attribute));
    if (known === undefined) return Buffer.concat([header(kind, id, body.length), body]);
    const key = createHash('md5').update(`${user}:${known.realm}:${credential}`).digest();
    // The length counts the signature that is still to come.
    const signed = Buffer.concat([header(kind, id, body.length + 24), body]);
    return Buffer.concat([signed, attribute([integrity, createHmac('sha1', key).update(signed).digest()])]);
  };
  const ask = async (
    kind: number,
    attributes: readonly Attribute[],
    id = randomBytes(12),
  ): Promise<Answer> => {
    const answer = new Promise<Answer>((resolve) => waiting.set(id.toString('hex'), resolve));
    const bytes = message(kind, id, attributes);
    // UDP may lose it: the same transaction again, as the RFC has it.
    const send = () => socket.send(bytes, server.port, server.host);
    send();
    const again = setInterval(send, 500);
    return answer.finally(() => clearInterval(again));
  };

  return {
    /** `over`: 17 for UDP, 6 for TCP; `of`: 1 for IPv4, 2 for IPv6. Answers the error, 0 for an allocation. */
    allocate: async (over = 17, of = 1): Promise<number> => {
      const wanted: Attribute[] = [
        [transport, Buffer.from([over, 0, 0, 0])],
        ...(of === 1 ? [] : [[family, Buffer.from([of, 0, 0, 0])] as Attribute]),
      ];
      const first = await ask(allocate, wanted);
      if (first.error !== 401) return first.error;
      const [realm, nonce] = [first.attributes.get(realmOf), first.attributes.get(nonceOf)];
      if (realm === undefined || nonce === undefined) throw new Error('a 401 names realm and nonce');
      known = { realm, nonce };
      return (await ask(allocate, wanted)).error;
    },
    /** Whether the server would relay to this address: 0, or the error. */
    permit: async (peer: string): Promise<number> => {
      const id = randomBytes(12);
      return (await ask(createPermission, [[xorPeer, peerOf(peer, 0, id)]], id)).error;
    },
    /** Has the server send this to a peer; no answer comes of it. */
    relay: (peer: string, port: number, text: string): void => {
      const id = randomBytes(12);
      const body = Buffer.concat(
        [[xorPeer, peerOf(peer, port, id)] as Attribute, [data, Buffer.from(text)] as Attribute].map(
          attribute,
        ),
      );
      socket.send(Buffer.concat([header(sendIndication, id, body.length), body]), server.port, server.host);
    },
    close: () => socket.close(),
  };
};

type Attribute = readonly [type: number, value: Buffer];

const header = (kind: number, id: Buffer, length: number): Buffer => {
  const head = Buffer.alloc(20);
  head.writeUInt16BE(kind, 0);
  head.writeUInt16BE(length, 2);
  head.writeUInt32BE(COOKIE, 4);
  id.copy(head, 8);
  return head;
};

const attribute = ([type, value]: Attribute): Buffer => {
  const made = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  made.writeUInt16BE(type, 0);
  made.writeUInt16BE(value.length, 2);
  value.copy(made, 4);
  return made;
};

/** XOR-PEER-ADDRESS: masked by the cookie and, where IPv6 is longer than that, by the transaction's id. */
const peerOf = (address: string, port: number, id: Buffer): Buffer => {
  const bytes = isIPv4(address) ? Buffer.from(address.split('.').map(Number)) : v6(address);
  const value = Buffer.alloc(4 + bytes.length);
  value[1] = bytes.length === 4 ? 1 : 2;
  value.writeUInt16BE(port ^ (COOKIE >>> 16), 2);
  const mask = Buffer.concat([header(0, id, 0).subarray(4, 8), id]);
  for (const [at, byte] of bytes.entries()) value[4 + at] = byte ^ (mask[at] ?? 0);
  return value;
};

const v6 = (address: string): Buffer => {
  const host = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = '', right] = host.split('::');
  const words = (part: string | undefined) => (part ? part.split(':') : []);
  const [before, after] = [words(left), words(right)];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const all = Buffer.alloc(16);
  for (const [at, word] of [...before, ...zeros, ...after].entries())
    all.writeUInt16BE(parseInt(word, 16), at * 2);
  return all;
};

const parse = (bytes: Buffer): Answer => {
  const attributes = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt16BE(at + 2);
    attributes.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  const error = attributes.get(errorCode);
  return { error: error === undefined ? 0 : (error[2] ?? 0) * 100 + (error[3] ?? 0), attributes };
};
