import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Change } from './change.ts';
import { isWithheld } from './disclosure.ts';
import { classOfEntry } from './entry.ts';
import type { EntryView, ShownEntry } from './presentEntry.ts';
import { type Standing, untouched, type Version } from './standing.ts';
import type { Words } from './words.ts';

const gone: Words = { title: null, text: '', state: null };

const isShown = (view: EntryView): view is ShownEntry => 'id' in view;
type Said = ShownEntry & { readonly change: Change };
const isChange = (view: EntryView): view is Said => isShown(view) && view.change !== undefined;

/**
 * Posts as they stand after these changes, for one reader: each view is of what that reader may see, so that what reached them
 * is folded in and nothing else (WA15). The one place where it is said what a correction, a withdrawal, a reaction and a
 * pin do; server and screen both ask it. Changes may come in any order, twice, and with what is folded in already.
 */
export const foldEntries = (
  views: readonly EntryView[],
  changes: readonly EntryView[],
): readonly EntryView[] => {
  const bySeq = new Map(changes.filter(isChange).map((change) => [change.seq, change]));
  if (bySeq.size === 0) return views;
  const inOrder = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  const ofPost = Map.groupBy(inOrder, ({ change }) => change.post);
  return views.map((view) => {
    if (!isShown(view)) return view;
    if (view.change !== undefined) return withoutWithdrawn(view, ofPost.get(view.change.post) ?? []);
    const since = (ofPost.get(view.id) ?? []).filter(({ seq }) => seq > (view.standing?.foldedTo ?? 0));
    return since.reduce(fold, view);
  });
};

/** A correction of what is withdrawn shows no more of it than the post does. */
const withoutWithdrawn = (view: ShownEntry, ofPost: readonly Said[]): ShownEntry => {
  if (view.kind !== 'correction') return view;
  const withdrawal = ofPost.find(({ kind }) => kind === 'withdrawal');
  return withdrawal === undefined ? view : { ...view, ...takeAway(view, withdrawal.change.classes, view) };
};

const fold = (view: ShownEntry, by: Said): ShownEntry => {
  const { seq, at, author, change } = by;
  const before = view.standing ?? untouched;
  const deed = { seq, at, author };
  const standing = (to: Partial<Standing>): { standing: Standing } => ({
    standing: { ...before, ...to, foldedTo: seq },
  });
  // What is withdrawn is changed no more: of two that came at the same moment the log has the order.
  if (before.withdrawn !== null) return { ...view, ...standing({}) };
  switch (by.kind) {
    case 'correction': {
      const first: Version = {
        ...{ seq: view.seq, at: view.at, author: view.author },
        ...{ body: view.body, vitals: view.vitals },
      };
      const next = { body: corrected(view.body, by.body), vitals: correctedVitals(view, by) };
      const versions = [...(before.versions.length === 0 ? [first] : before.versions), { ...deed, ...next }];
      return { ...view, ...next, ...standing({ versions }) };
    }
    case 'withdrawal': {
      const { classes } = change;
      const versions = before.versions.map((each) => ({ ...each, ...takeAway(each, classes, view) }));
      const attachments = view.attachments.filter(
        (each) => !classes.includes('withheld' in each ? each.withheld : each.dataClass),
      );
      return {
        ...{ ...view, ...takeAway(view, classes, view), attachments },
        ...standing({ versions, withdrawn: { ...deed, classes }, reactions: [], pinned: null }),
      };
    }
    case 'reaction': {
      const { reaction, on } = change;
      if (reaction === undefined) return view;
      const isSame = (each: Standing['reactions'][number]) =>
        each.reaction === reaction && each.author.position === author.position;
      const others = before.reactions.filter((each) => !isSame(each));
      if (on === false) return { ...view, ...standing({ reactions: others }) };
      const known = before.reactions.some(isSame);
      return { ...view, ...standing(known ? {} : { reactions: [...others, { ...deed, reaction }] }) };
    }
    case 'pin':
      if (change.on === false) return { ...view, ...standing({ pinned: null }) };
      return { ...view, ...standing({ pinned: before.pinned ?? deed }) };
    default:
      return view;
  }
};

/** New words in the place of the old ones; where the new ones are not shown, what was shown stays. */
const corrected = (old: ShownEntry['body'], by: ShownEntry['body']): ShownEntry['body'] => {
  if (isWithheld(by)) return old;
  const { title, text, mentions } = by;
  if (isWithheld(old)) return by;
  const { mentions: _, ...kept } = old;
  return { ...kept, title, text, ...(mentions === undefined ? {} : { mentions }) };
};

const correctedVitals = (view: ShownEntry, by: ShownEntry): ShownEntry['vitals'] =>
  by.vitals === null || isWithheld(by.vitals) ? view.vitals : by.vitals;

/** Words and vitals without what is withdrawn of their classes. */
const takeAway = (
  { body, vitals }: Pick<ShownEntry, 'body' | 'vitals'>,
  classes: readonly DataClass[],
  of: Pick<ShownEntry, 'kind' | 'change'>,
): Pick<ShownEntry, 'body' | 'vitals'> => ({
  body: classes.includes(classOfEntry(of)) ? gone : body,
  vitals: classes.includes('vitals') ? null : vitals,
});
