import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { expect, it } from '@jest/globals';
import { Server } from 'socket.io';
import { io as connectTo } from 'socket.io-client';
import { takeUpgrades } from '#server/realtime/takeUpgrades.ts';

it('[PO18] leaves nothing on an open line that would hold the request that began it, and its end is heard', async () => {
  const http = createServer();
  const io = new Server({ transports: ['websocket'], serveClient: false });
  io.attach(http);
  takeUpgrades(http);
  const streams: Duplex[] = [];
  http.on('upgrade', (_request, stream: Duplex) => streams.push(stream));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const gone = new Promise<string>((resolve) =>
    io.on('connection', (socket) => socket.on('disconnect', resolve)),
  );
  const client = connectTo(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
    ...{ transports: ['websocket'], reconnection: false },
  });
  try {
    await once(client as never, 'connect');
    const [stream] = streams;
    // What listens once is what engine.io made for middlewares; ws itself goes on to listen.
    const listeners = stream!.rawListeners('close');
    expect(listeners.filter((each) => 'listener' in each)).toEqual([]);
    expect(listeners.length).toBeGreaterThan(0);
    stream!.destroy();
    expect(await gone).toBe('transport close');
  } finally {
    client.disconnect();
    io.engine.close();
    http.close();
  }
});
