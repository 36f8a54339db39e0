/** The rival: socket.io as anyone would set it up, which answers what was missed from an array; nothing is judged or stored. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const PAGE = 100;
const post = JSON.parse(process.env.BENCH_POST ?? '{}') as object;
const missed = Number(process.env.BENCH_MISSED);
/** Each room's own, as from a log that is kept in memory. */
const rooms = new Map<string, readonly object[]>();
const postsOf = (channel: string) => {
  const known = rooms.get(channel) ?? Array.from({ length: missed }, (_, at) => ({ ...post, seq: at + 1 }));
  rooms.set(channel, known);
  return known;
};

type Answer = (result: object) => void;

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => {
  const page = (channel: string, after: number, answer: Answer) =>
    answer({ ok: true, data: { posts: postsOf(channel).slice(after, after + PAGE), head: missed } });
  socket.on('channel:open', ({ channel, after }: { channel: string; after: number }, answer: Answer) => {
    void socket.join(channel);
    page(channel, after, answer);
  });
  socket.on('post:list', ({ channel, after }: { channel: string; after: number }, answer: Answer) =>
    page(channel, after, answer),
  );
});
http.listen(0, '127.0.0.1', () => console.log((http.address() as AddressInfo).port));
