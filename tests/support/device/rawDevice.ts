import type { Page } from 'playwright-core';

/** All that this browser has in IndexedDB and localStorage, as who opens its tools sees it. */
export interface RawDevice {
  /** Every string, key, number and byte there is, the bytes read as UTF-8, UTF-16 and hex. */
  readonly everything: string;
  /** The sealed rows alone, byte by byte: what the key's copy notes with every touch is no part of it. */
  readonly sealed: string;
  readonly copies: number;
  /** For each account that signed in: how many rows, and their sizes. */
  readonly stores: readonly {
    readonly rows: number;
    readonly sizes: readonly number[];
    readonly chunks: number;
  }[];
}

export const rawDevice = (page: Page): Promise<RawDevice> =>
  page.evaluate(async () => {
    const open = (name: string) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const read = (db: IDBDatabase, store: string, how: 'getAll' | 'getAllKeys') =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = db.transaction(store).objectStore(store)[how]();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const parts: string[] = [JSON.stringify({ ...localStorage })];
    const show = (value: unknown): void => {
      if (value instanceof Uint8Array) {
        parts.push(new TextDecoder('utf-8').decode(value), new TextDecoder('utf-16le').decode(value));
        parts.push([...value].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
      } else if (value instanceof CryptoKey) parts.push(`key extractable=${value.extractable}`);
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) {
          parts.push(key);
          show(inner);
        }
      else parts.push(String(value));
    };
    const sealed: string[] = [];
    let copies = 0;
    const stores: { rows: number; sizes: number[]; chunks: number }[] = [];
    for (const { name } of await indexedDB.databases()) {
      parts.push(name ?? '');
      const db = await open(name ?? '');
      for (const store of db.objectStoreNames) {
        const values = await read(db, store, 'getAll');
        for (const key of await read(db, store, 'getAllKeys')) show(key);
        for (const value of values) show(value);
        if (store === 'copy') copies = values.length;
        if (store === 'rows') for (const value of values) sealed.push((value as Uint8Array).join(' '));
        if (store === 'rows')
          stores.push({
            rows: values.length,
            sizes: values.map((value) => (value as Uint8Array).byteLength),
            chunks: (await read(db, 'chunks', 'getAllKeys')).length,
          });
      }
      db.close();
    }
    return { everything: parts.join('\n'), sealed: sealed.join('\n'), copies, stores };
  });
