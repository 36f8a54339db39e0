import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Discloses } from './disclosure.ts';
import { classOfEntry, type Entry } from './entry.ts';
import type { SeqRun } from './seqRuns.ts';

/** Numbers that follow each other in one answer, and the classes of which something is shown among them (AU11). */
export interface ShownRun extends SeqRun {
  readonly dataClasses: readonly DataClass[];
}

/** The classes of an entry's parts, as far as they are shown to this reader. */
const classesOf = (entry: Entry, discloses: Discloses): DataClass[] =>
  [
    classOfEntry(entry.kind),
    ...(entry.vitals === null ? [] : (['vitals'] as const)),
    ...entry.attachments.map(({ dataClass }) => dataClass),
  ].filter((dataClass) => discloses(dataClass, entry.seq).disclosed);

/**
 * What an answer shows, run by run. An entry of which nothing is shown keeps its place within a run, since its classes are
 * none of the run's; it neither begins nor ends one. `of` limits it to what the answer has of the entries.
 */
export const shownRuns = (
  entries: readonly Entry[],
  discloses: Discloses,
  of?: readonly DataClass[],
): ShownRun[] => {
  const runs: { first: number; last: number; end: number; dataClasses: Set<DataClass> }[] = [];
  const inOrder = [...new Map(entries.map((entry) => [entry.seq, entry])).values()].sort(
    (a, b) => a.seq - b.seq,
  );
  for (const entry of inOrder) {
    const { seq } = entry;
    const classes = classesOf(entry, discloses).filter((each) => of === undefined || of.includes(each));
    const run = runs.at(-1);
    const goesOn = run !== undefined && run.end + 1 === seq;
    if (goesOn) run.end = seq;
    if (classes.length === 0) continue;
    if (!goesOn) runs.push({ first: seq, last: seq, end: seq, dataClasses: new Set(classes) });
    else {
      run.last = seq;
      for (const each of classes) run.dataClasses.add(each);
    }
  }
  return runs.map(({ first, last, dataClasses }) => ({ first, last, dataClasses: [...dataClasses] }));
};
