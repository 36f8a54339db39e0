import * as Y from 'yjs';
import { deletionsIn, newDeletions } from './deletedRanges.ts';
import type { DocumentState } from './documentState.ts';

/**
 * Whether an update holds nothing that is not stored: what a client that may not write answers when it is asked for what
 * we lack (MI17). Null: it is no update at all.
 */
export const standsAlready = (state: DocumentState, update: Uint8Array): boolean | null => {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    const isStored = structs.every(
      (struct) =>
        struct instanceof Y.Skip ||
        struct.id.clock + struct.length <= (state.writers.get(struct.id.client)?.clock ?? 0),
    );
    return isStored && newDeletions(state.deleted, deletionsIn(ds)).length === 0;
  } catch {
    return null;
  }
};
