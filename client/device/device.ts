import type { KeptKind, KeptValue, Writer } from './KeptValue.ts';
import type { Change, DeviceStore, Trouble } from './openStore.ts';

interface Open {
  readonly store: DeviceStore;
  readonly writer: Writer;
}

let open: Open | null = null;
let stop = () => {};
const listeners = new Set<() => void>();
const flushers = new Set<() => Promise<unknown>>();
const tell = () => {
  for (const listener of listeners) listener();
};

type About = Partial<Pick<KeptValue, 'record' | 'until' | 'position' | 'session' | 'at'>>;

/** What this account keeps on this device, for as long as somebody is signed in. */
export const device = {
  store: (): DeviceStore | null => open?.store ?? null,
  writer: (): Writer | null => open?.writer ?? null,
  trouble: (): Trouble => open?.store.trouble() ?? null,
  /** Told of every change: of those in other tabs too, and of a store that opens or closes. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Called before the key goes: what is only in this page is to be written now. */
  onFlush: (flush: () => Promise<unknown>): void => void flushers.add(flush),
  flush: async (): Promise<void> => void (await Promise.all([...flushers].map((flush) => flush()))),
  set(next: Open | null): void {
    if (next?.store !== open?.store) {
      stop();
      stop = next?.store.subscribe(tell) ?? (() => {});
    }
    open = next;
    tell();
  },
  /** A value as its writer writes it now. It lasts until the absolute end of the session, unless it says otherwise. */
  value<Body>(kind: KeptKind, key: string, body: Body, about: About = {}): KeptValue<Body> | null {
    if (open === null) return null;
    const { endsAt, ...writer } = open.writer;
    return { kind, key, ...writer, record: null, at: Date.now(), until: endsAt, ...about, body };
  },
  write: async (changes: readonly Change[]): Promise<boolean> => (await open?.store.write(changes)) ?? false,
};
