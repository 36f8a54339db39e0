import { updateMessage } from './messages.ts';
import type { DocumentSnapshot } from './ports.ts';

/** Of all documents of a node: some dozens of long ones, or thousands as they are. */
const mostBytes = 64 * 1024 * 1024;

export interface KeptSnapshots {
  get(document: string): DocumentSnapshot | undefined;
  /** Keeps it as the message that a join sends; returns it so. */
  keep(document: string, snapshot: DocumentSnapshot): DocumentSnapshot;
  drop(document: string): void;
}

/**
 * The newest snapshots that joins were sent here, each as the message that brings it: made once, and the same bytes for
 * each who joins. What is named by its n never changes. The documents that nobody joined for longest go first.
 */
export const keptSnapshots = (most = mostBytes): KeptSnapshots => {
  // A map keeps the order in which its keys were set.
  const kept = new Map<string, DocumentSnapshot & { readonly message: Uint8Array }>();
  let bytes = 0;
  const drop = (document: string): void => {
    bytes -= kept.get(document)?.message.byteLength ?? 0;
    kept.delete(document);
  };
  return {
    get: (document) => {
      const found = kept.get(document);
      if (found === undefined) return undefined;
      kept.delete(document);
      kept.set(document, found);
      return found;
    },
    keep: (document, { n, bytes: covers, update }) => {
      const message = updateMessage(update);
      // The message ends with the update: held once, not twice.
      const own = message.subarray(message.byteLength - update.byteLength);
      const snapshot = { n, bytes: covers, update: own, message };
      drop(document);
      kept.set(document, snapshot);
      bytes += message.byteLength;
      for (const oldest of kept.keys()) {
        if (bytes <= most) break;
        drop(oldest);
      }
      return snapshot;
    },
    drop,
  };
};
