import { openDB } from 'idb';
import { isSame, type Rows } from './Rows.ts';

/** The rows of one account in IndexedDB. `name` does not say whose they are. */
export const deviceRows = async (name: string): Promise<Rows> => {
  const db = await openDB(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('rows');
      fresh.createObjectStore('chunks');
    },
    // Another tab removes the whole store: this connection lets it.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  const listeners = new Set<(ids: readonly string[]) => void>();
  const others = new BroadcastChannel(name);
  others.onmessage = ({ data }: MessageEvent<readonly string[]>) => {
    for (const listener of listeners) listener(data);
  };
  return {
    isDurable: true,
    async all() {
      const read = db.transaction('rows');
      const [ids, found] = await Promise.all([read.store.getAllKeys(), read.store.getAll()]);
      return ids.map((id, at) => ({ id: String(id), sealed: found[at] as Uint8Array<ArrayBuffer> }));
    },
    async find(id) {
      const sealed = (await db.get('rows', id)) as Uint8Array<ArrayBuffer> | undefined;
      return sealed === undefined ? null : { id, sealed };
    },
    async rewrite(changes) {
      const write = db.transaction('rows', 'readwrite', { durability: 'strict' });
      const found = await Promise.all(changes.map(({ id }) => write.store.get(id)));
      const asBelieved = changes.every(({ before }, at) =>
        isSame((found[at] as Uint8Array | undefined) ?? null, before),
      );
      if (asBelieved) for (const { id, sealed } of changes) void write.store.put(sealed, id);
      await write.done;
      if (asBelieved) others.postMessage(changes.map(({ id }) => id));
      return asBelieved;
    },
    putChunk: async (id, sealed) => void (await db.put('chunks', sealed, id)),
    findChunk: async (id) => ((await db.get('chunks', id)) as Uint8Array<ArrayBuffer> | undefined) ?? null,
    async removeChunks(ids) {
      const write = db.transaction('chunks', 'readwrite');
      for (const id of ids) void write.store.delete(id);
      await write.done;
    },
    chunkIds: async () => (await db.getAllKeys('chunks')).map(String),
    async wipe() {
      const write = db.transaction(['rows', 'chunks'], 'readwrite');
      void write.objectStore('rows').clear();
      void write.objectStore('chunks').clear();
      await write.done;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      others.close();
      db.close();
    },
  };
};
