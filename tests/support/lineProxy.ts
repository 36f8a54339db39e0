import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface LineProxy {
  readonly url: string;
  /** Every connection breaks, and no other is taken. */
  cut(): void;
  mend(): void;
  /** Connections that were taken so far. */
  readonly taken: number;
  close(): Promise<void>;
}

/** The line between a browser and the house, which a test can cut. */
export const startLineProxy = async (to: string): Promise<LineProxy> => {
  const port = Number(new URL(to).port);
  const sockets = new Set<Socket>();
  let isCut = false;
  let taken = 0;
  const server = createServer((browser) => {
    if (isCut) return void browser.resetAndDestroy();
    taken += 1;
    const house = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [browser, house],
      [house, browser],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakAll = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    get taken() {
      return taken;
    },
    async close() {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
