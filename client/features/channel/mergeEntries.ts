import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { foldEntries } from '#domain/channels/foldEntries.ts';

const foldedTo = (entry: EntryAnswer): number => ('id' in entry ? (entry.standing?.foldedTo ?? 0) : 0);

/**
 * Both lists as one, by seq, each place once; the answer of a place in which more is folded in wins, and of two alike the newer
 * one. What was said of a post since is folded in here, as it was pushed.
 */
export const mergeEntries = (
  known: readonly EntryAnswer[],
  arrived: readonly EntryAnswer[],
): readonly EntryAnswer[] => {
  if (arrived.length === 0) return known;
  const last = known.at(-1);
  if (last === undefined || arrived[0]!.seq > last.seq) return fold([...known, ...arrived]);
  const bySeq = new Map(known.map((entry) => [entry.seq, entry]));
  for (const entry of arrived) {
    const before = bySeq.get(entry.seq);
    if (before === undefined || foldedTo(before) <= foldedTo(entry)) bySeq.set(entry.seq, entry);
  }
  return fold([...bySeq.values()].sort((a, b) => a.seq - b.seq));
};

const fold = (entries: readonly EntryAnswer[]): readonly EntryAnswer[] => foldEntries(entries, entries);
