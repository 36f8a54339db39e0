import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import express from 'express';
import { allowBody, boundBodies } from '#server/http/boundBodies.ts';
import { eventually } from '#tests/support/eventually.ts';

const app = express();
app.use(boundBodies({ stranger: 300 }));
app.post('/answered', (_raw, reply) => void reply.json({}));
app.post('/known', async (raw, reply) => {
  allowBody(raw, 60_000);
  let bytes = 0;
  for await (const chunk of raw) bytes += (chunk as Buffer).length;
  reply.json({ bytes });
});
app.post('/read', async (raw, reply) => {
  for await (const _ of raw);
  reply.json({});
});
const server = createServer(app);
const open: Socket[] = [];
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  server.close();
  await once(server, 'close');
});

/** A request whose headers promise ten bytes and whose body does not come. */
const begin = (path: string) => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  open.push(socket);
  const state = { heard: '', closed: false };
  socket.on('data', (chunk) => {
    state.heard += String(chunk);
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    state.closed = true;
  });
  socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n`);
  return { socket, state };
};

it('[HU7] cuts a stranger off whose body does not come, answered or not, and waits for who has a session', async () => {
  const [read, answered, known] = [begin('/read'), begin('/answered'), begin('/known')];
  await eventually(() => answered.state.heard.includes('200 OK'));
  await eventually(() => read.state.closed && answered.state.closed);
  expect(read.state.heard).toBe('');
  expect(known.state.closed).toBe(false);
  known.socket.write('0123456789');
  await eventually(() => known.state.heard.includes('{"bytes":10}'));
});

it('[HU7] a body that has come holds no connection up: the next request goes over the same one', async () => {
  const { socket, state } = begin('/answered');
  socket.write('0123456789');
  await eventually(() => state.heard.includes('200 OK'));
  socket.write('POST /answered HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n');
  await eventually(() => state.heard.split('200 OK').length === 3);
});
