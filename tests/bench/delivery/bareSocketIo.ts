/** The rival: socket.io as anyone would set it up for a room, websocket alone; nothing is judged or stored. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { pushOf } from './pushOf.ts';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
let head = 0;
io.on('connection', (socket) => {
  void socket.join('room');
  socket.on('channel:open', (_payload, answer: (result: object) => void) =>
    answer({ ok: true, data: { head } }),
  );
  socket.on('post:create', (post: { text: string; clientId: string }, answer: (result: object) => void) => {
    head += 1;
    const push = pushOf(head, post);
    io.to('room').emit('post:appended', push);
    answer({ ok: true, data: { post: push.posts[0] } });
  });
});
http.listen(0, '127.0.0.1', () => console.log((http.address() as AddressInfo).port));
