/** @y/websocket-server as it is shipped, on a port of its choice; with YPERSISTENCE it keeps documents in leveldb. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

// It says on the first line of its output where it persists; the first line here is the port.
console.info = () => {};
const { setupWSConnection } = (await import('@y/websocket-server/utils')) as {
  setupWSConnection: (socket: unknown, request: unknown) => void;
};

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer((_request, reply) => reply.end());
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (accepted) => setupWSConnection(accepted, request)),
);
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
