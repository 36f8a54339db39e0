import type { Gate, Grant } from '#access/gate.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { type EntryView, presentEntry } from '#domain/channels/presentEntry.ts';

/**
 * Entries as the reader of this grant may see them, in one answer. Across a border the provision is stored before
 * they are given (WA15, DESIGN decision 8).
 */
export const showEntries = async (
  gate: Gate,
  grant: Grant,
  entries: readonly Entry[],
): Promise<EntryView[]> => {
  const seqs = entries.map(({ seq }) => seq);
  if (seqs.length > 0) await gate.provideRange(grant, Math.min(...seqs), Math.max(...seqs));
  return entries.map((entry) => presentEntry(entry, grant.discloses));
};
