import { type DBSchema, openDB } from 'idb';

/** What lets somebody go on after a reload or a killed tab without a line. No script can read the key out. */
export interface KeyCopy {
  /** The name of the account's rows in this browser. */
  readonly name: string;
  readonly key: CryptoKey;
  readonly idleMs: number;
  readonly activeAt: number;
  readonly endsAt: number;
}

interface Stored extends DBSchema {
  keys: { key: 'names'; value: CryptoKey };
  /** Somebody signed out here without a line: the house must be told before its session is used again. */
  owed: { key: 'sign-out'; value: true };
  copy: { key: 'copy'; value: KeyCopy };
  /**
   * Which rows there are, by names that say nothing: of which device they are (hidden as well), and when they were
   * last opened.
   */
  stores: { key: string; value: { readonly device: string; readonly openedAt: number } };
}

const openIt = () =>
  openDB<Stored>('engawa', 1, {
    upgrade(fresh) {
      for (const store of ['keys', 'owed', 'copy', 'stores'] as const) fresh.createObjectStore(store);
    },
  });

/** Rows are removed without a question only if nobody came back to them for so long. */
const FORGOTTEN_MS = 90 * 24 * 3600_000;

/** Whether the copy of the key still holds: neither idle for too long nor past the absolute end of the session. */
export const isOver = (copy: Pick<KeyCopy, 'idleMs' | 'activeAt' | 'endsAt'>, now: number): boolean =>
  now >= Math.min(copy.endsAt, copy.activeAt + copy.idleMs);

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What this browser holds beside the sealed rows. Throws where a browser gives no IndexedDB. */
export const browserKeys = async () => {
  const db = await openIt();
  /** Made once in this browser, and of no use anywhere else: whoever sees a name cannot say whose it is. */
  const nameKey = async (): Promise<CryptoKey> => {
    const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const write = db.transaction('keys', 'readwrite');
    const known = await write.store.get('names');
    if (known === undefined) await write.store.put(made, 'names');
    await write.done;
    return known ?? made;
  };
  const opaque = async (text: string): Promise<string> =>
    hex(await crypto.subtle.sign('HMAC', await nameKey(), new TextEncoder().encode(text)));
  return {
    nameOf: (account: string): Promise<string> => opaque(`account ${account}`),
    oweSignOut: async (): Promise<void> => void (await db.put('owed', true, 'sign-out')),
    owesSignOut: async (): Promise<boolean> => (await db.get('owed', 'sign-out')) === true,
    settleSignOut: async (): Promise<void> => void (await db.delete('owed', 'sign-out')),
    /** The copy of the key if it still holds; otherwise it is removed. */
    async findCopy(now: number): Promise<KeyCopy | null> {
      const copy = await db.get('copy', 'copy');
      if (copy === undefined) return null;
      if (!isOver(copy, now)) return copy;
      await db.delete('copy', 'copy');
      return null;
    },
    keepCopy: async (copy: KeyCopy): Promise<void> => void (await db.put('copy', copy, 'copy')),
    /** Removes only the copy for these rows: in another tab another account may have signed in meanwhile. */
    async dropCopy(name: string | null): Promise<void> {
      const write = db.transaction('copy', 'readwrite');
      const copy = await write.store.get('copy');
      if (copy !== undefined && (name === null || copy.name === name)) await write.store.delete('copy');
      await write.done;
    },
    /**
     * Notes that these rows are opened on this device. Returns true if they belonged to another device, which was
     * reported as lost.
     */
    async noteOpened(name: string, device: string, now: number): Promise<boolean> {
      const own = await opaque(`device ${device}`);
      const known = await db.get('stores', name);
      await db.put('stores', { device: own, openedAt: now }, name);
      return known !== undefined && known.device !== own;
    },
    async forgotten(now: number): Promise<string[]> {
      const read = db.transaction('stores');
      const [names, found] = await Promise.all([read.store.getAllKeys(), read.store.getAll()]);
      return names.filter((_, at) => now - (found[at]?.openedAt ?? now) > FORGOTTEN_MS);
    },
    forget: async (name: string): Promise<void> => void (await db.delete('stores', name)),
    close: () => db.close(),
  };
};
export type BrowserKeys = Awaited<ReturnType<typeof browserKeys>>;
