import { connect as connectTo, createServer, type Socket } from 'node:net';
import { mongo } from 'mongoose';

/**
 * What the proxy does with one command of the wire protocol:
 *  - `pass`: hands it on, and the reply back.
 *  - `drop-reply`: the store does it, the reply is lost with the connection.
 *  - `hang`: the store does it, the reply never comes and the connection stays.
 *  - `drop-request`: the store never sees it, the connection is lost.
 *  - `not-primary`: answered as by a primary that has stepped down; the store never sees it.
 *  - `stepped-down-after`: the store does it, the reply says that it stepped down meanwhile.
 *  - `unacknowledged`: the store does it, the reply carries a write concern error, as when the majority was not reached.
 */
export type Trouble =
  | 'pass'
  | 'drop-reply'
  | 'hang'
  | 'drop-request'
  | 'not-primary'
  | 'stepped-down-after'
  | 'unacknowledged';

export interface StoreProxy {
  /** The store's address, by way of the proxy. */
  readonly uri: string;
  /** Asked for every command; by default all pass. */
  decide: (command: Readonly<Record<string, unknown>>) => Trouble;
  close(): Promise<void>;
}

const OP_MSG = 2013;
const HEADER = 16;

/** A TCP proxy before the store that understands OP_MSG and answers some commands as a failing-over primary does. */
export const startStoreProxy = async (storeUri: string): Promise<StoreProxy> => {
  const store = new URL(storeUri);
  const sockets = new Set<Socket>();
  const proxy: { decide: StoreProxy['decide'] } = { decide: () => 'pass' };

  const server = createServer((client) => {
    const upstream = connectTo(Number(store.port), store.hostname);
    /** What is to befall the replies to these requests. */
    const befalls = new Map<number, Trouble>();
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on(
      'data',
      byMessage((message) => {
        const command = commandOf(message);
        const trouble = command === null ? 'pass' : proxy.decide(command);
        const id = message.readInt32LE(4);
        if (trouble === 'drop-request') return void client.destroy();
        if (trouble === 'not-primary') return void client.write(replyTo(id, notPrimary));
        if (trouble !== 'pass') befalls.set(id, trouble);
        upstream.write(message);
      }),
    );
    upstream.on(
      'data',
      byMessage((message) => {
        const id = message.readInt32LE(8);
        const trouble = befalls.get(id);
        befalls.delete(id);
        if (trouble === 'drop-reply') return void client.destroy();
        if (trouble === 'hang') return;
        if (trouble === 'stepped-down-after') return void client.write(replyTo(id, steppedDown));
        if (trouble === 'unacknowledged') return void client.write(replyTo(id, notOnMajority(message)));
        client.write(message);
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const uri = new URL(storeUri);
  uri.port = String(address.port);
  return {
    uri: uri.href,
    get decide() {
      return proxy.decide;
    },
    set decide(decide) {
      proxy.decide = decide;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const notPrimary = { ok: 0, errmsg: 'not primary', code: 10107, codeName: 'NotWritablePrimary' };
const steppedDown = {
  ok: 0,
  errmsg: 'stepped down',
  code: 11602,
  codeName: 'InterruptedDueToReplStateChange',
};

/** The store's own reply with a write concern error in it. */
const notOnMajority = (message: Buffer) => ({
  ...commandOf(message),
  writeConcernError: {
    code: 64,
    codeName: 'WriteConcernFailed',
    errmsg: 'waiting for replication timed out',
  },
});

/** Calls back with each whole message, however the stream was cut. */
const byMessage = (take: (message: Buffer) => void) => {
  let rest = Buffer.alloc(0);
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
};

/** The body (section kind 0) of an OP_MSG, by name of the command; null for anything else. */
const commandOf = (message: Buffer): Record<string, unknown> | null => {
  if (message.readInt32LE(12) !== OP_MSG) return null;
  let at = HEADER + 4;
  while (at < message.length) {
    const kind = message.readUInt8(at);
    const length = message.readInt32LE(at + 1);
    if (kind === 0) return mongo.BSON.deserialize(message.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return null;
};

const replyTo = (request: number, body: object): Buffer => {
  const document = Buffer.from(mongo.BSON.serialize(body));
  const head = Buffer.alloc(HEADER + 5);
  head.writeInt32LE(HEADER + 5 + document.length, 0);
  head.writeInt32LE(request, 8);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, document]);
};
