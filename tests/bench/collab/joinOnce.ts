import { type DocAddress, openDocSocket } from './docSocket.ts';

interface Wanted {
  /** Up to which clock of each client the document has text. */
  readonly clocks: ReadonlyMap<number, number>;
  readonly keep?: boolean;
}

export interface Joined {
  readonly ms: number;
  readonly bytes: number;
  readonly messages: number;
  readonly updates: readonly Uint8Array[];
}

const LATE_MS = 30_000;

/** From the first packet until all text was sent: y-websocket answers `synced` before it has read its leveldb. */
export const joinOnce = async (address: DocAddress, { clocks, keep = false }: Wanted): Promise<Joined> => {
  const began = performance.now();
  const missing = new Map(clocks);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const late = setTimeout(() => reject(new Error('the text did not come')), LATE_MS);
  const socket = await openDocSocket(address, {
    keep,
    onClock: (client, clock) => {
      if (clock >= (missing.get(client) ?? Number.POSITIVE_INFINITY)) missing.delete(client);
      if (missing.size === 0) resolve();
    },
    onTrouble: (what) => reject(new Error(what)),
  });
  try {
    await promise;
    return { ms: performance.now() - began, ...socket.heard, updates: socket.updates };
  } finally {
    clearTimeout(late);
    socket.close();
  }
};
