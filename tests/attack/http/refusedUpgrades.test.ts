import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#tests/support/eventually.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();

describe('an upgrade that is refused', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ stores: stores(), services: ['web', 'collab'] });
  }, 60_000);
  afterAll(() => app.close(), 30_000);

  it.each([
    ['a path of nobody', '/elsewhere', '', 404],
    ['a foreign origin at the document door', `/collab/${'ab'.repeat(12)}`, 'https://evil.example', 403],
  ])(
    'for %s: is answered and let go, though its client keeps its own end open',
    async (_, path, origin, status) => {
      const socket = connect({ host: '127.0.0.1', port: app.house.port, allowHalfOpen: true });
      socket.on('error', () => {});
      let heard = '';
      socket.on('data', (bytes) => {
        heard += String(bytes);
      });
      const lines = [
        `GET ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${app.house.port}`,
        ...(origin === '' ? [] : [`Origin: ${origin}`]),
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${'A'.repeat(22)}==`,
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      try {
        await eventually(() => socket.readableEnded);
        expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
        // What nobody holds any more answers a byte with a reset; a half-open end would take it.
        await eventually(() => {
          socket.write('x');
          return socket.destroyed;
        });
      } finally {
        socket.destroy();
      }
    },
  );
});
