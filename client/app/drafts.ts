import { device } from '../device/device.ts';
import type { DeviceStore } from '../device/openStore.ts';
import { recordIn } from '../device/recordIn.ts';
import { setUnsaved } from './unsaved.ts';

/** What is typed within so long is written in one go. */
const WRITE_AFTER_MS = 400;

/** As typed in this page; what of it is not on the device yet is in `dirty` too. */
const values = new Map<string, unknown>();
const dirty = new Set<string>();
const listeners = new Set<() => void>();
let from: DeviceStore | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

const tell = () => {
  for (const listener of listeners) listener();
};

const writeOne = async (key: string): Promise<void> => {
  dirty.delete(key);
  const body = values.get(key);
  const value = body === undefined ? null : device.value('draft', key, body, { record: recordIn(key) });
  const change = value === null ? { remove: { kind: 'draft', key } as const } : { put: value };
  const isKept = await device.write([change]);
  // What is on the device asks nobody when the page is closed; what is not, does.
  if (isKept && !dirty.has(key)) setUnsaved(key, false);
};

const writeNow = async (): Promise<void> => {
  clearTimeout(timer);
  timer = undefined;
  await Promise.all([...dirty].map(writeOne));
};

/** What the device keeps, as soon as it is open; what is being typed here goes before it. */
const load = (): void => {
  const store = device.store();
  if (store !== from) {
    // Another account, or nobody: nothing of the former one's is shown any more.
    for (const key of values.keys()) setUnsaved(key, false);
    values.clear();
    dirty.clear();
    from = store;
  }
  if (store !== null) {
    const kept = new Map(store.list('draft').map(({ key, body }) => [key, body]));
    for (const key of [...values.keys()]) if (!dirty.has(key) && !kept.has(key)) values.delete(key);
    for (const [key, body] of kept) if (!dirty.has(key)) values.set(key, body);
  }
  tell();
};

device.subscribe(load);
device.onFlush(writeNow);

/**
 * Text being written, by what it is for: another screen and back, a reload, a killed tab, the next sign-in, and it is
 * still there. Sealed on the device (docs/adr/0010); in this page's memory where a browser gives no store.
 */
export const drafts = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (key: string): unknown => values.get(key),
  /** The names that begin so. */
  under: (prefix: string): string[] => [...values.keys()].filter((key) => key.startsWith(prefix)),
  /** Whether something is being written anywhere: what was only sent and not answered for is no text. */
  hasAny: (): boolean => [...values.keys()].some((key) => !key.startsWith('once ')),
  write(key: string, next: unknown): void {
    if (next === null) values.delete(key);
    else values.set(key, next);
    dirty.add(key);
    setUnsaved(key, next !== null);
    // What its writer let go is not there again, however soon the page is gone.
    if (next === null) void writeNow();
    else timer ??= setTimeout(() => void writeNow(), WRITE_AFTER_MS);
    tell();
  },
  /** What becomes of it is written elsewhere in the same moment, as a part of something else: nothing of it waits here. */
  taken(key: string): void {
    values.delete(key);
    dirty.delete(key);
    setUnsaved(key, false);
    tell();
  },
};
