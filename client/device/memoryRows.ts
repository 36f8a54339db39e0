import { isSame, type Rows } from './Rows.ts';

/** For browsers that give no store (a policy, a private window): it lasts as long as the page is open. */
export const memoryRows = (): Rows => {
  const rows = new Map<string, Uint8Array<ArrayBuffer>>();
  const chunks = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    isDurable: false,
    all: async () => [...rows].map(([id, sealed]) => ({ id, sealed })),
    find: async (id) => {
      const sealed = rows.get(id);
      return sealed === undefined ? null : { id, sealed };
    },
    rewrite: async (changes) => {
      if (changes.some(({ id, before }) => !isSame(rows.get(id) ?? null, before))) return false;
      for (const { id, sealed } of changes) rows.set(id, sealed);
      return true;
    },
    putChunk: async (id, sealed) => void chunks.set(id, sealed),
    findChunk: async (id) => chunks.get(id) ?? null,
    removeChunks: async (ids) => {
      for (const id of ids) chunks.delete(id);
    },
    chunkIds: async () => [...chunks.keys()],
    wipe: async () => {
      rows.clear();
      chunks.clear();
    },
    onChange: () => () => undefined,
    close: () => undefined,
  };
};
