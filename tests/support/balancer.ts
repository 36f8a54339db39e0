import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Ports of the nodes of each service, on loopback; nodes may be added while it runs. */
export interface Backends {
  web: readonly number[];
  realtime: readonly number[];
  collab: readonly number[];
}

export interface Balancer {
  readonly url: string;
  /** Which port the last request or upgrade of a service went to. */
  readonly taken: Record<keyof Backends, number[]>;
  /** Every connection there is breaks, as when a line does. */
  drop(): void;
  close(): Promise<void>;
}

const serviceOf = (path: string): keyof Backends => {
  if (path.startsWith('/socket.io')) return 'realtime';
  return path.startsWith('/collab/') ? 'collab' : 'web';
};

const LOOK_MS = 2_000;

/** Whether the node on this port takes people. Asked anew each time: one that was killed is soon back on its port, and not ready. */
const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(LOOK_MS) }).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.ok;
    },
    () => false,
  );

/**
 * A load balancer as the Caddyfile makes one, small: the next node in turn for every request and every upgrade, nothing
 * sticky; a node that is not ready or refuses the connection is passed over, and a GET that a node died of is asked of
 * the next. Anything else that was sent to a node that then died is answered 502: repeating it is the client's to decide.
 *
 * @param files answers for the client's own files in place of the web nodes, as where a newer client is put in front
 */
export const startBalancer = async (backends: Backends, files?: RequestListener): Promise<Balancer> => {
  const taken: Balancer['taken'] = { web: [], realtime: [], collab: [] };
  const turn = { web: 0, realtime: 0, collab: 0 };
  const sockets = new Set<Duplex>();
  const inTurn = async (service: keyof Backends, method = 'GET'): Promise<number[]> => {
    const all = backends[service];
    const from = turn[service]++ % all.length;
    const ports = [...all.slice(from), ...all.slice(0, from)];
    // What only reads is asked of the next one where this one dies of it.
    if (method === 'GET' && service === 'web') return ports;
    const ready = await Promise.all(ports.map(isReady));
    return ready.some(Boolean) ? ports.filter((_, at) => ready[at]) : ports;
  };

  const pass = (
    incoming: IncomingMessage,
    reply: ServerResponse,
    service: keyof Backends,
    ports: number[],
  ): void => {
    const [port, ...others] = ports;
    if (port === undefined) {
      reply.writeHead(502).end();
      return;
    }
    let connected = false;
    const onward = request({
      // A connection of its own: one kept from before may lead to a node that has died since.
      agent: false,
      host: '127.0.0.1',
      port,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' },
    });
    onward.on('socket', (socket) =>
      socket.once('connect', () => {
        connected = true;
        taken[service].push(port);
        incoming.pipe(onward);
      }),
    );
    onward.on('response', (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    onward.on('error', () => {
      if (!connected || (incoming.method === 'GET' && !reply.headersSent))
        return pass(incoming, reply, service, others);
      if (reply.headersSent) reply.destroy();
      else reply.writeHead(502).end();
    });
    reply.on('close', () => onward.destroy());
  };

  const upgrade = (incoming: IncomingMessage, socket: Socket, head: Buffer, ports: number[]): void => {
    const [port, ...others] = ports;
    if (port === undefined) return void socket.destroy();
    const onward = connect(port, '127.0.0.1');
    let connected = false;
    onward.once('connect', () => {
      connected = true;
      taken[serviceOf(incoming.url ?? '/')].push(port);
      const headers = [];
      for (let at = 0; at < incoming.rawHeaders.length; at += 2)
        headers.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`);
      onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      if (head.length > 0) onward.write(head);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => (connected ? socket.destroy() : upgrade(incoming, socket, head, others)));
    onward.on('close', () => connected && socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.on('close', () => onward.destroy());
  };

  const server = createServer((incoming, reply) => {
    if (files !== undefined && !/^\/(?:api\/|socket\.io|collab\/)/.test(incoming.url ?? '/'))
      return files(incoming, reply);
    const service = serviceOf(incoming.url ?? '/');
    void inTurn(service, incoming.method).then((ports) => pass(incoming, reply, service, ports));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (incoming, socket: Socket, head) => {
    socket.on('error', () => {});
    void inTurn(serviceOf(incoming.url ?? '/')).then((ports) => upgrade(incoming, socket, head, ports));
  });
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    drop,
    close: async () => {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
