import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';

/** A thread of its own builds the document, so that typing in other rooms does not wait for it. */
export interface SnapshotJob {
  readonly id: number;
  readonly updates: readonly Uint8Array[];
}
export type SnapshotResult =
  | { readonly id: number; readonly update: Uint8Array }
  | { readonly id: number; readonly error: string };

parentPort?.on('message', ({ id, updates }: SnapshotJob) => {
  const doc = new Y.Doc();
  try {
    // Applied one by one: Y.mergeUpdates over many small updates is about quadratic.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new Error('an entry leans on none');
    parentPort?.postMessage({ id, update: Y.encodeStateAsUpdate(doc) } satisfies SnapshotResult);
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) } satisfies SnapshotResult);
  } finally {
    doc.destroy();
  }
});
