import type { EntryAnswer } from '#contracts/http/entryView.ts';

/** Both lists as one, by seq, each place once; the newer answer of a place wins. */
export const mergeEntries = (
  known: readonly EntryAnswer[],
  arrived: readonly EntryAnswer[],
): readonly EntryAnswer[] => {
  if (arrived.length === 0) return known;
  const last = known.at(-1);
  if (last === undefined || arrived[0]!.seq > last.seq) return [...known, ...arrived];
  const bySeq = new Map(known.map((entry) => [entry.seq, entry]));
  for (const entry of arrived) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
};
