import * as Y from 'yjs';
import { serveLane } from '#platform/lane/serveLane.ts';

/** Builds the document that these updates make, so that typing in other rooms does not wait for it. */
serveLane((updates: readonly Uint8Array[]): Uint8Array => {
  const doc = new Y.Doc();
  try {
    // They are applied one by one: the time that Y.mergeUpdates takes grows with the square of their number.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new Error('an entry leans on none');
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
});
