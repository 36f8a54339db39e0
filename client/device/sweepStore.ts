import type { DeviceStore } from './openStore.ts';

interface WithPieces {
  readonly pieces?: readonly string[] | null;
  readonly bytes?: number;
}

/**
 * Removes what is over, with the pieces of its files, and pieces that no file names; but only while no other tab has
 * these values open, since that tab may be writing a file at this very moment. Returns a function that tells other
 * tabs that this page has closed the values.
 */
export const sweepStore = async (name: string, store: DeviceStore): Promise<() => void> => {
  const over = store.expired();
  if (over.length > 0) await store.write(over.map(({ kind, key }) => ({ remove: { kind, key } })));
  if (navigator.locks === undefined) return () => undefined;
  const lock = `engawa open ${name}`;
  await navigator.locks.request(lock, { ifAvailable: true }, async (alone) => {
    if (alone === null) return;
    const files = store.list('file').map(({ body }) => body as WithPieces);
    const pieces = new Set(files.flatMap((file) => file.pieces ?? []));
    await store.sweep({ pieces, bytes: files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) });
  });
  let release = () => {};
  const isOpen = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(lock, { mode: 'shared' }, () => isOpen);
  return () => release();
};
