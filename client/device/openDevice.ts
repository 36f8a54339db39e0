import { deleteDB } from 'idb';
import type * as z from 'zod/mini';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import type { sessionView } from '#contracts/http/sessionView.ts';
import { asFailure } from '../api/ApiFailure.ts';
import { callRoute } from '../api/callRoute.ts';
import { type BrowserKeys, browserKeys, isOver } from './browserKeys.ts';
import { device } from './device.ts';
import { deviceRows } from './deviceRows.ts';
import { memoryRows } from './memoryRows.ts';
import { type DeviceStore, openStore } from './openStore.ts';
import { importDeviceKey, sealBox } from './sealBox.ts';
import { sweepStore } from './sweepStore.ts';

type Session = z.infer<typeof sessionView>;

/** No clock is trusted for longer than a session can last: 30 minutes idle, 12 hours in all. */
const MOST_IDLE_MS = 30 * 60_000;
const MOST_MS = 12 * 3_600_000;
const within = (until: string, most: number): number =>
  Math.min(Math.max(Date.parse(until) - Date.now(), 60_000), most);

interface Held {
  readonly account: string;
  readonly release: () => void;
  /** null: the store is in this page's memory. */
  readonly name: string | null;
  readonly key: CryptoKey;
  readonly store: DeviceStore;
}

let keys: Promise<BrowserKeys | null> | undefined;
let held: Held | null = null;
/** A store in memory outlives the end of its session, for when the same account signs in next. */
let left: Held | null = null;
/** Before anything is opened, what was opened earlier must have been written to its end. */
let closing: Promise<void> = Promise.resolve();
/** How long the session goes on untouched, as it was last told; kept in IndexedDB beside the key, for all tabs. */
let inPage = { idleMs: MOST_IDLE_MS, activeAt: 0, endsAt: 0 };

/** null: this browser gives no store, or no cryptography (no TLS). */
export const ownKeys = (): Promise<BrowserKeys | null> => {
  keys ??= globalThis.crypto?.subtle === undefined ? Promise.resolve(null) : browserKeys().catch(() => null);
  return keys;
};

const askKey = async (): Promise<{ device: string; key: string }> => {
  for (let tries = 1; ; tries++) {
    try {
      return await callRoute(sessionRoutes.getDeviceKey, {});
    } catch (thrown) {
      const { code, details } = asFailure(thrown);
      if (tries === 3 || details.reason !== undefined || (code !== 'N-01' && code !== 'X-01')) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
};

const openRows = async (name: string, key: CryptoKey, wiped: boolean) => {
  const rows = await deviceRows(name);
  if (wiped) await rows.wipe();
  const store = await openStore(rows, sealBox(key), Date.now);
  return { name, key, store, release: await sweepStore(name, store) };
};

/** Removes the rows of people who have not come back to this device for months: nobody could be asked about them. */
const removeForgotten = async (own: BrowserKeys): Promise<void> => {
  for (const name of await own.forgotten(Date.now())) {
    await deleteDB(name);
    await own.forget(name);
  }
};

const onDevice = async (account: string): Promise<Held | null> => {
  const own = await ownKeys();
  if (own === null) return null;
  const name = await own.nameOf(account);
  const copy = await own.findCopy(Date.now());
  if (copy?.name === name) return { account, ...(await openRows(name, copy.key, false)) };
  const answer = await askKey();
  const key = await importDeviceKey(answer.key);
  // It is another device than the last time: that one was reported as lost, and nobody can read what it kept.
  const wiped = await own.noteOpened(name, answer.device, Date.now());
  void removeForgotten(own).catch(() => undefined);
  return { account, ...(await openRows(name, key, wiped)) };
};

const inMemory = async (account: string): Promise<Held> => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const store = await openStore(memoryRows(), sealBox(key), Date.now);
  return { account, name: null, key, store, release: () => undefined };
};

const close = (): void => {
  if (held === null) return;
  if (held.name === null) left = held;
  else held.store.close();
  held.release();
  held = null;
};

/** Opens what this account keeps on this device, or goes on with it in another position or session. */
export const openDevice = async (session: Session): Promise<void> => {
  await closing;
  const account = session.account.id;
  if (held?.account !== account) {
    close();
    device.set(null);
    if (left !== null && left.account !== account) left = null;
    held = left ?? (await onDevice(account).catch(() => null)) ?? (await inMemory(account));
    left = null;
  }
  const endsAt = Date.now() + within(session.endsAt, MOST_MS);
  const writer = { account, position: session.position, session: session.session, endsAt };
  device.set({ store: held.store, writer });
  await keepCopy(session, endsAt);
  // What its person has before them again stays for as long as this session does.
  const begun = [...held.store.list('draft'), ...held.store.list('file')];
  const prolonged = begun.flatMap((value) =>
    value.until !== null && value.until < endsAt ? [{ put: { ...value, until: endsAt } }] : [],
  );
  const own = device.value('session', 'session', { ...session, csrf: '' });
  await device.write([...(own === null ? [] : [{ put: own }]), ...prolonged]);
};

const keepCopy = async (session: Session, endsAt: number): Promise<void> => {
  inPage = { idleMs: within(session.idleEndsAt, MOST_IDLE_MS), activeAt: Date.now(), endsAt };
  if (held === null || held.name === null) return;
  const { name, key } = held;
  await (await ownKeys())?.keepCopy({ name, key, ...inPage }).catch(() => undefined);
};

/**
 * Without a line, opens by the copy of the key what belongs to the person who was signed in here, if their session
 * can still be going on.
 */
export const resumeDevice = async (): Promise<Session | null> => {
  if (held !== null) return null;
  const own = await ownKeys();
  const copy = await own?.findCopy(Date.now());
  if (!copy) return null;
  const opened = await openRows(copy.name, copy.key, false);
  const { store } = opened;
  const session = store.get('session', 'session')?.body as Session | undefined;
  if (session === undefined) {
    store.close();
    opened.release();
    return null;
  }
  held = { account: session.account.id, ...opened };
  const { idleMs, activeAt, endsAt } = copy;
  inPage = { idleMs, activeAt, endsAt };
  device.set({
    store,
    writer: { account: session.account.id, position: session.position, session: session.session, endsAt },
  });
  return session;
};

/**
 * The session is over, wherever that was learned: what is open is written to the end, then the key and its copy are
 * forgotten.
 */
export const closeDevice = ({ forget }: { forget: boolean }): Promise<void> => {
  closing = closing.then(() => closeHeld(forget)).catch(() => undefined);
  return closing;
};

const closeHeld = async (forget: boolean): Promise<void> => {
  if (held === null) {
    await (await ownKeys())?.dropCopy(null).catch(() => undefined);
    return;
  }
  const writing = device.flush().catch(() => undefined);
  await (await ownKeys())?.dropCopy(held.name).catch(() => undefined);
  await writing;
  close();
  if (forget) left = null;
  device.set(null);
};

/**
 * Whether the session can still be going on, as far as this device knows. `touched`: the person has just done
 * something. With a line the server knows better (a call counts as activity too): then only the copy of the key goes,
 * until somebody touches the device.
 */
export const isStillOn = async (isConnected: boolean, touched: boolean): Promise<boolean> => {
  const writer = device.writer();
  if (held === null || writer === null) return false;
  const now = Date.now();
  if (now >= writer.endsAt) return false;
  const own = held.name === null ? null : await ownKeys();
  const copy = own === null ? inPage : ((await own.findCopy(now)) ?? null);
  const holds = copy !== null && !isOver(copy, now);
  if (!holds && !isConnected) return false;
  if (touched) {
    inPage = { ...inPage, activeAt: now, endsAt: writer.endsAt };
    if (own !== null && held !== null && held.name !== null)
      await own.keepCopy({ name: held.name, key: held.key, ...inPage }).catch(() => undefined);
  }
  return true;
};
