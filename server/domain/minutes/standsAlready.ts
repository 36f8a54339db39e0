import { newDeletions } from './deletedRanges.ts';
import type { DocumentState } from './documentState.ts';
import { takeApart } from './takeApart.ts';

/**
 * Whether an update holds nothing that is not stored yet. A client that may not write sends such an update when it is
 * asked for what we lack (MI17). Null: it is no update at all.
 */
export const standsAlready = (state: DocumentState, update: Uint8Array): boolean | null => {
  try {
    const { structs, deletions } = takeApart(update);
    const isStored = structs.every(
      ({ id, length }) => id.clock + length <= (state.writers.get(id.client)?.clock ?? 0),
    );
    return isStored && newDeletions(state.deleted, deletions).length === 0;
  } catch {
    return null;
  }
};
