import { updateMessage } from './messages.ts';
import type { DocumentSnapshot } from './ports.ts';

/** For all documents of a node together: enough for some dozens of long documents, or for thousands of usual ones. */
const mostBytes = 64 * 1024 * 1024;

export interface KeptSnapshots {
  get(document: string): DocumentSnapshot | undefined;
  /** Keeps a snapshot together with the message that a join sends for it, and returns both. */
  keep(document: string, snapshot: DocumentSnapshot): DocumentSnapshot;
  drop(document: string): void;
}

/**
 * The newest snapshots that were sent to joins on this node, each with the message that brings it: the message is
 * made once, and everybody who joins is sent the same bytes. A snapshot is named by its n and never changes. Those of
 * documents that nobody has joined for longest are dropped first.
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
      // The update is the end of the message: so it is in memory once, not twice.
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
