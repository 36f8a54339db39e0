import { device } from '../device/device.ts';
import type { DeviceStore } from '../device/openStore.ts';
import { recordIn } from '../device/recordIn.ts';
import { setUnsaved } from './unsaved.ts';

/** What is typed within this time is written to the device together. */
const WRITE_AFTER_MS = 400;

/** The drafts as they were typed in this page. Those that are not on the device yet are in `dirty` as well. */
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
  // What is on the device needs no question when the page is closed; what is not, does.
  if (isKept && !dirty.has(key)) setUnsaved(key, false);
};

const writeNow = async (): Promise<void> => {
  clearTimeout(timer);
  timer = undefined;
  await Promise.all([...dirty].map(writeOne));
};

/** Takes in what the device keeps, as soon as it is open. What is being typed here comes before it. */
const load = (): void => {
  const store = device.store();
  if (store !== from) {
    // Another account, or nobody, is signed in: nothing of the former one is shown any more.
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
 * Text that is being written, by what it is for. It is there again after another screen, a reload, a killed tab and
 * the next sign-in. It is sealed on the device (docs/adr/0010), or stays in this page's memory where the browser
 * gives no store.
 */
export const drafts = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (key: string): unknown => values.get(key),
  /** The names that begin in this way. */
  under: (prefix: string): string[] => [...values.keys()].filter((key) => key.startsWith(prefix)),
  /** Whether anything is being written anywhere. What was sent and only not answered yet does not count. */
  hasAny: (): boolean => [...values.keys()].some((key) => !key.startsWith('once ')),
  write(key: string, next: unknown): void {
    if (next === null) values.delete(key);
    else values.set(key, next);
    dirty.add(key);
    setUnsaved(key, next !== null);
    // What its writer gave up must not come back, however soon the page is gone.
    if (next === null) void writeNow();
    else timer ??= setTimeout(() => void writeNow(), WRITE_AFTER_MS);
    tell();
  },
  /** It becomes a part of something else, which is written elsewhere at the same moment: so nothing of it waits here. */
  taken(key: string): void {
    values.delete(key);
    dirty.delete(key);
    setUnsaved(key, false);
    tell();
  },
};
