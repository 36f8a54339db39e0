/** The rival below all: ws, the same JSON to each, encoded once. */
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { pushOf } from './pushOf.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
const room = new Set<WebSocket>();
let head = 0;
server.on('connection', (socket) => {
  room.add(socket);
  socket.on('close', () => room.delete(socket));
  socket.on('error', () => socket.terminate());
  socket.on('message', (data: Buffer) => {
    head += 1;
    const push = pushOf(head, JSON.parse(data.toString()) as { text: string; clientId: string });
    const text = Buffer.from(JSON.stringify(['post:appended', push]));
    for (const each of room) each.send(text, { binary: false });
    socket.send(JSON.stringify([{ ok: true, data: { post: push.posts[0] } }]));
  });
});
server.on('listening', () => console.log((server.address() as AddressInfo).port));
