import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Discloses } from './disclosure.ts';
import { classesOfEntry, type Entry } from './entry.ts';
import type { SeqRun } from './seqRuns.ts';

/** Numbers that follow each other in one answer, and the classes of which something is shown among them (AU11). */
export interface ShownRun extends SeqRun {
  readonly dataClasses: readonly DataClass[];
}

/** What was taken back of entries before they were shown, by seq: its place was shown, its content was not. */
export type TakenBack = ReadonlyMap<number, readonly DataClass[]>;

interface OpenRun {
  readonly first: number;
  last: number;
  end: number;
  readonly dataClasses: Set<DataClass>;
}

/**
 * What an answer shows, run by run. An entry of which nothing is shown keeps its place within a run, since its classes are
 * none of the run's; it neither begins nor ends one. One that was withdrawn (WR2) is of the run's classes and was not shown: it
 * ends the run, so that nobody reads it back. `of` limits it to what the answer has of the entries.
 */
export const shownRuns = (
  entries: readonly Entry[],
  discloses: Discloses,
  of?: readonly DataClass[],
  takenBack: TakenBack = new Map(),
): ShownRun[] => {
  const runs: OpenRun[] = [];
  let run: OpenRun | null = null;
  const inOrder = [...new Map(entries.map((entry) => [entry.seq, entry])).values()].sort(
    (a, b) => a.seq - b.seq,
  );
  for (const entry of inOrder) {
    const { seq } = entry;
    const taken = takenBack.get(seq) ?? [];
    const classes = classesOfEntry(entry).filter(
      (each) =>
        discloses(each, seq).disclosed && (of === undefined || of.includes(each)) && !taken.includes(each),
    );
    if (taken.length > 0) run = null;
    if (run?.end === seq - 1) run.end = seq;
    else run = null;
    if (classes.length > 0) {
      if (run === null) {
        run = { first: seq, last: seq, end: seq, dataClasses: new Set(classes) };
        runs.push(run);
      }
      run.last = seq;
      for (const each of classes) run.dataClasses.add(each);
    }
    if (taken.length > 0) run = null;
  }
  return runs.map(({ first, last, dataClasses }) => ({ first, last, dataClasses: [...dataClasses] }));
};
