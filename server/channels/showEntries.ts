import type { Gate, Grant } from '#access/gate.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { type EntryView, presentEntry } from '#domain/channels/presentEntry.ts';
import { shownRuns } from '#domain/channels/shownRuns.ts';

/**
 * Entries as the reader of this grant may see them, in one answer. Across a border a provision for each run of them, with
 * the classes that it has, is stored before they are given (WA15, AU11, DESIGN decision 8).
 */
export const showEntries = async (
  gate: Gate,
  grant: Grant,
  entries: readonly Entry[],
): Promise<EntryView[]> => {
  await gate.provideRuns(grant, shownRuns(entries, grant.discloses));
  return entries.map((entry) => presentEntry(entry, grant.discloses));
};
