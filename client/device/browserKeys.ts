import { type DBSchema, openDB } from 'idb';

/** What lets a reload or a killed tab without a line go on. The key cannot be read out by any script. */
export interface KeyCopy {
  /** Of the account's rows in this browser. */
  readonly name: string;
  readonly key: CryptoKey;
  readonly idleMs: number;
  readonly activeAt: number;
  readonly endsAt: number;
}

interface Stored extends DBSchema {
  keys: { key: 'names'; value: CryptoKey };
  /** Somebody signed out here without a line: the house is to be told before its session is used again. */
  owed: { key: 'sign-out'; value: true };
  copy: { key: 'copy'; value: KeyCopy };
  /** Which rows there are, by opaque name: of which device, made opaque too, and when they were last opened. */
  stores: { key: string; value: { readonly device: string; readonly openedAt: number } };
}

const openIt = () =>
  openDB<Stored>('engawa', 1, {
    upgrade(fresh) {
      for (const store of ['keys', 'owed', 'copy', 'stores'] as const) fresh.createObjectStore(store);
    },
  });

/** Nobody came back to them for so long: only then rows go unasked. */
const FORGOTTEN_MS = 90 * 24 * 3600_000;

/** Whether the copy still holds: neither idle for too long nor past the session's absolute end. */
export const isOver = (copy: Pick<KeyCopy, 'idleMs' | 'activeAt' | 'endsAt'>, now: number): boolean =>
  now >= Math.min(copy.endsAt, copy.activeAt + copy.idleMs);

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What this browser holds beside the sealed rows. Throws where a browser gives no IndexedDB. */
export const browserKeys = async () => {
  const db = await openIt();
  /** Made once in this browser, of no use anywhere else: who sees a name cannot say whose it is. */
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
    /** The copy that still holds; one that does not is removed. */
    async findCopy(now: number): Promise<KeyCopy | null> {
      const copy = await db.get('copy', 'copy');
      if (copy === undefined) return null;
      if (!isOver(copy, now)) return copy;
      await db.delete('copy', 'copy');
      return null;
    },
    keepCopy: async (copy: KeyCopy): Promise<void> => void (await db.put('copy', copy, 'copy')),
    /** Only that of these rows: another account may have signed in in another tab meanwhile. */
    async dropCopy(name: string | null): Promise<void> {
      const write = db.transaction('copy', 'readwrite');
      const copy = await write.store.get('copy');
      if (copy !== undefined && (name === null || copy.name === name)) await write.store.delete('copy');
      await write.done;
    },
    /** Notes that these rows are opened on this device; true: they were of another one, which was marked as lost. */
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
