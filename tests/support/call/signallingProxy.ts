import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';

/** What becomes of one message: after how many milliseconds it goes on; null: it never does. */
export type Fate = (message: string, way: 'up' | 'down') => number | null;

/** Events and their acknowledgements, as socket.io writes them; the rest is the transport's own. */
const isSignal = /^4[23]/;

/**
 * The line of one socket.io client, which delays and drops single messages while the connection stands, keeps the order of
 * each way, and can be cut.
 */
export const startSignallingProxy = async (to: string) => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const open = new Set<WebSocket>();
  let fate: Fate = () => 0;
  let isCut = false;
  const counts = { judged: 0, refused: 0 };
  const pass = (way: 'up' | 'down', send: (message: string) => void) => {
    let before: Promise<unknown> = Promise.resolve();
    return (data: { toString(): string }) => {
      const message = data.toString();
      const ms = fate(message, way);
      if (isSignal.test(message)) {
        counts.judged += 1;
        if (ms === null) return;
      }
      before = before.then(() => sleep(ms ?? 0)).then(() => send(message));
    };
  };
  server.on('connection', (browser, request) => {
    if (isCut) {
      counts.refused += 1;
      return browser.terminate();
    }
    const headers = { cookie: request.headers.cookie ?? '' };
    const house = new WebSocket(`${to.replace('http', 'ws')}${request.url}`, { headers });
    const sendTo = (socket: WebSocket) => (message: string) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(message);
    };
    const isUp = new Promise((resolve) => house.once('open', resolve));
    const up = pass('up', sendTo(house));
    browser.on('message', (data) => void isUp.then(() => up(data)));
    house.on('message', pass('down', sendTo(browser)));
    for (const [one, other] of [
      [browser, house],
      [house, browser],
    ] as const) {
      open.add(one);
      one.on('error', () => other.terminate());
      one.on('close', () => {
        open.delete(one);
        other.terminate();
      });
    }
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const breakAll = () => {
    for (const socket of open) socket.terminate();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Signals that came so far, lost or not, and connections that were refused while it was cut. */
    counts: counts as Readonly<typeof counts>,
    become(next: Fate) {
      fate = next;
    },
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    async close() {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
