import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Line {
  readonly url: string;
  /** Every connection breaks, and no other is taken. */
  cut(): void;
  /** Nothing passes any more, and nothing closes: as where the network loses every packet. */
  silence(): void;
  mend(): void;
  /** Connections that were taken so far. */
  readonly taken: number;
  close(): Promise<void>;
}

/** The line between a browser and the house, which a test can cut. */
export const startLine = async (to: string): Promise<Line> => {
  const port = Number(new URL(to).port);
  const sockets = new Set<Socket>();
  const pairs = new Map<Socket, Socket>();
  let isCut = false;
  let isSilent = false;
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
      pairs.set(one, other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        pairs.delete(one);
        other.destroy();
      });
      if (!isSilent) one.pipe(other);
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
    silence() {
      isSilent = true;
      for (const [one, other] of pairs) one.unpipe(other).pause();
    },
    mend() {
      isCut = false;
      if (isSilent) for (const [one, other] of pairs) one.pipe(other);
      isSilent = false;
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
