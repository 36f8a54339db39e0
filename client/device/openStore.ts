import type { KeptKind, KeptValue } from './KeptValue.ts';
import { isSame, type Row, type Rows } from './Rows.ts';
import type { SealBox } from './sealBox.ts';

/** So many places are there from the start, filled with blanks: from outside nobody sees how many are used. */
const PLACES = 64;
/** The most that one account may keep on a device. */
export const storeLimits = { values: 500, valueBytes: 1_000_000, fileBytes: 300_000_000 } as const;
const CHUNK_BYTES = 1_000_000;
/** Thrown by a write that another tab was ahead of. */
const TRIES = 20;

/**
 * `full`: the device has no more room, or we give none. What is written then stays in this page alone, and a screen
 * says so.
 */
export type Trouble = 'memory-only' | 'full' | null;
export type Change =
  | { readonly put: KeptValue }
  | { readonly remove: { readonly kind: KeptKind; readonly key: string } };

export interface DeviceStore {
  readonly trouble: () => Trouble;
  readonly get: (kind: KeptKind, key: string) => KeptValue | null;
  readonly list: (kind: KeptKind) => readonly KeptValue[];
  /**
   * Writes all or nothing; in this page it holds at once. Returns whether it is on the device, so that a killed tab
   * would lose nothing.
   */
  readonly write: (changes: readonly Change[]) => Promise<boolean>;
  /** Writes the pieces of a file, sealed one by one; null where there is no room for it. */
  readonly putFile: (file: Blob) => Promise<readonly string[] | null>;
  readonly readFile: (pieces: readonly string[], type: string) => Promise<Blob | null>;
  readonly removeFile: (pieces: readonly string[], bytes: number) => Promise<void>;
  /** Removes pieces that no file names: a tab was killed while it wrote them. */
  readonly sweep: (kept: { readonly pieces: ReadonlySet<string>; readonly bytes: number }) => Promise<void>;
  /** The values whose time is over; they are not given to anybody any more. */
  readonly expired: () => readonly KeptValue[];
  /** Reads what other tabs have written, for callers who cannot wait until those say so. */
  readonly refresh: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly close: () => void;
}

const nameOf = ({ kind, key }: Pick<KeptValue, 'kind' | 'key'>) => `${kind} ${key}`;
const placeOf = (id: string) => `engawa value ${id}`;
const newPlace = (): string => crypto.randomUUID().replaceAll('-', '');

/** The values of one account on this device, opened. What cannot be opened is left as it is, and told to nobody. */
export const openStore = async (rows: Rows, box: SealBox, now: () => number): Promise<DeviceStore> => {
  const values = new Map<string, KeptValue>();
  const places = new Map<string, { name: string | null; sealed: Row['sealed'] }>();
  const listeners = new Set<() => void>();
  let trouble: Trouble = rows.isDurable ? null : 'memory-only';
  let fileBytes = 0;
  let closed = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const encode = (value: KeptValue | null) => new TextEncoder().encode(JSON.stringify(value));
  const seal = (id: string, value: KeptValue | null) => box.seal(placeOf(id), encode(value));

  const take = async ({ id, sealed }: Row): Promise<void> => {
    const opened = await box.open(placeOf(id), sealed);
    if (opened === null) return;
    const value = JSON.parse(new TextDecoder().decode(opened)) as KeptValue | null;
    const before = places.get(id)?.name ?? null;
    const name = value === null ? null : nameOf(value);
    if (before !== null && before !== name) values.delete(before);
    places.set(id, { name, sealed });
    if (name !== null && value !== null) values.set(name, value);
  };
  const addBlanks = async (): Promise<void> => {
    const made = await Promise.all(
      Array.from({ length: PLACES }, async () => {
        const id = newPlace();
        return { id, sealed: await seal(id, null), before: null };
      }),
    );
    await rows.rewrite(made);
    for (const { id, sealed } of made) places.set(id, { name: null, sealed });
  };
  const readAll = async (): Promise<void> => {
    const all = await rows.all();
    const fresh = all.filter(({ id, sealed }) => !isSame(sealed, places.get(id)?.sealed ?? null));
    for (const row of fresh) await take(row);
    if (fresh.length > 0) tell();
  };
  const placeFor = (name: string, taken: Set<string>): string | null => {
    for (const [id, place] of places) if (place.name === name) return id;
    const blanks = [...places].filter(([id, place]) => place.name === null && !taken.has(id));
    // Any free place: two tabs that both took the first one would be in each other's way.
    return blanks[Math.floor(Math.random() * blanks.length)]?.[0] ?? null;
  };

  /** One write after the other, so that what was written last is what stays. */
  const commit = async (changes: readonly Change[]): Promise<boolean> => {
    for (let tries = 0; tries < TRIES; tries++) {
      const taken = new Set<string>();
      const made: { id: string; name: string | null; sealed: Row['sealed']; before: Row['sealed'] | null }[] =
        [];
      for (const change of changes) {
        const value = 'put' in change ? change.put : null;
        const name = nameOf('put' in change ? change.put : change.remove);
        if (value === null && ![...places.values()].some((place) => place.name === name)) continue;
        let id = placeFor(name, taken);
        if (id === null) {
          await addBlanks();
          id = placeFor(name, taken);
        }
        if (id === null) return false;
        taken.add(id);
        const before = places.get(id)?.sealed ?? null;
        made.push({ id, name: value && name, sealed: await seal(id, value), before });
      }
      if (await rows.rewrite(made)) {
        for (const { id, name, sealed } of made) places.set(id, { name, sealed });
        return true;
      }
      // Another tab has written there: look at what is in these places now, and try once more.
      const wanted = new Map(changes.map((one) => [nameOf('put' in one ? one.put : one.remove), one]));
      for (const { id } of made) {
        const row = await rows.find(id);
        if (row !== null && !isSame(row.sealed, places.get(id)?.sealed ?? null)) await take(row);
      }
      for (const [name, one] of wanted) {
        if ('put' in one) values.set(name, one.put);
        else values.delete(name);
      }
    }
    return false;
  };
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = writing.then(work);
    writing = done.catch(() => undefined);
    return done;
  };
  const fails = (next: Trouble): false => {
    trouble = rows.isDurable ? next : 'memory-only';
    tell();
    return false;
  };

  await readAll();
  if (places.size === 0) await addBlanks();
  const stop = rows.onChange((ids) => {
    void (async () => {
      for (const id of ids) {
        const row = await rows.find(id);
        if (row !== null) await take(row);
      }
      tell();
    })();
  });

  const write: DeviceStore['write'] = async (changes) => {
    for (const change of changes) {
      if ('put' in change) values.set(nameOf(change.put), change.put);
      else values.delete(nameOf(change.remove));
    }
    tell();
    if (closed) return false;
    const large = changes.some((one) => 'put' in one && encode(one.put).byteLength > storeLimits.valueBytes);
    if (large || values.size > storeLimits.values) return fails('full');
    try {
      if (!(await inTurn(() => commit(changes)))) return fails('full');
      if (trouble === 'full') fails(null);
      return rows.isDurable;
    } catch {
      // The device has no room, or the browser has taken the store away meanwhile.
      return fails('full');
    }
  };
  const inTime = ({ until }: KeptValue) => until === null || until > now();

  const piecePlace = (id: string) => `engawa piece ${id}`;
  return {
    trouble: () => trouble,
    get: (kind, key) => {
      const value = values.get(nameOf({ kind, key }));
      return value && inTime(value) ? value : null;
    },
    list: (kind) => [...values.values()].filter((value) => value.kind === kind && inTime(value)),
    write,
    async putFile(file) {
      if (fileBytes + file.size > storeLimits.fileBytes) {
        fails('full');
        return null;
      }
      fileBytes += file.size;
      const pieces: string[] = [];
      try {
        for (let at = 0; at === 0 || at < file.size; at += CHUNK_BYTES) {
          const id = newPlace();
          const piece = new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer());
          await rows.putChunk(id, await box.seal(piecePlace(id), piece));
          pieces.push(id);
        }
        return pieces;
      } catch {
        fileBytes -= file.size;
        await rows.removeChunks(pieces).catch(() => undefined);
        fails('full');
        return null;
      }
    },
    async readFile(pieces, type) {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for (const id of pieces) {
        const sealed = await rows.findChunk(id);
        const piece = sealed && (await box.open(piecePlace(id), sealed));
        if (piece === null) return null;
        parts.push(piece);
      }
      return new Blob(parts, { type });
    },
    async removeFile(pieces, bytes) {
      fileBytes -= bytes;
      await rows.removeChunks(pieces).catch(() => undefined);
    },
    async sweep(kept) {
      fileBytes = kept.bytes;
      const dead = (await rows.chunkIds()).filter((id) => !kept.pieces.has(id));
      if (dead.length > 0) await rows.removeChunks(dead);
    },
    refresh: () => inTurn(readAll).catch(() => undefined),
    expired: () => [...values.values()].filter((value) => !inTime(value)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      stop();
      void inTurn(async () => rows.close());
    },
  };
};
