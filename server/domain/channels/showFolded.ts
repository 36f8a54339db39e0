import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Discloses } from './disclosure.ts';
import { type Entry, isPost } from './entry.ts';
import { foldEntries } from './foldEntries.ts';
import { type EntryView, presentEntry } from './presentEntry.ts';
import { type ShownRun, shownRuns } from './shownRuns.ts';

/** Entries as one reader may see them, and what of the log was shown by that: provided, and read back (AU11, WA15). */
export interface Folded {
  readonly views: EntryView[];
  readonly runs: ShownRun[];
}

/**
 * Each entry by the reader's right, with what became of it folded in.
 *
 * @param changes the corrections, withdrawals, reactions and pins of these entries' posts, wherever they stand in the log; those
 *   among the entries themselves need not be among them
 * @param of the classes that the answer has of them, where those are not all
 */
export const showFolded = (
  entries: readonly Entry[],
  changes: readonly Entry[],
  discloses: Discloses,
  of?: readonly DataClass[],
): Folded => {
  const all = [...new Map([...entries, ...changes].map((entry) => [entry.seq, entry])).values()];
  const about = all.filter(({ change }) => change != null);
  const shown = about.map((entry) => presentEntry(entry, discloses));
  const views = foldEntries(
    entries.map((entry) => presentEntry(entry, discloses)),
    shown,
  );
  // What was said of a post that is not shown only tells whether a correction of it may be.
  const there = new Set(entries.map(({ seq }) => seq));
  const posts = new Set(views.flatMap((view) => ('id' in view ? [view.id] : [])));
  const provided = all.filter(
    ({ seq, change }) => there.has(seq) || (change != null && posts.has(change.post)),
  );
  return { views: [...views], runs: shownRuns(provided, discloses, of, takenBack(all, shown)) };
};

/** By seq, the classes that a withdrawal takes from a post and from the corrections of it. */
const takenBack = (
  all: readonly Entry[],
  changes: readonly EntryView[],
): Map<number, readonly DataClass[]> => {
  const ofPost = new Map(
    changes.flatMap((view) =>
      'id' in view && view.kind === 'withdrawal' && view.change !== undefined
        ? [[view.change.post, view.change.classes] as const]
        : [],
    ),
  );
  if (ofPost.size === 0) return new Map();
  return new Map(
    all.flatMap((entry) => {
      const post = entry.kind === 'correction' ? entry.change?.post : isPost(entry) ? entry.id : undefined;
      const classes = post === undefined ? undefined : ofPost.get(post);
      return classes === undefined ? [] : [[entry.seq, classes] as const];
    }),
  );
};
