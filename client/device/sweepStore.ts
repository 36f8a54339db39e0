import type { DeviceStore } from './openStore.ts';

interface WithPieces {
  readonly pieces?: readonly string[] | null;
  readonly bytes?: number;
}

/**
 * What is over goes, with its files' pieces; so do pieces that no file names. Only while no other tab has these values
 * open, since that one may be writing a file at this moment. Answers what tells the others that this page has closed it.
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
