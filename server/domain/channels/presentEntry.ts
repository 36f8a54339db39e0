import type { PostId } from '../ids.ts';
import type { Change } from './change.ts';
import { type Discloses, disclosePart, isWithheld, type Withheld } from './disclosure.ts';
import {
  classesOfEntry,
  classOfEntry,
  type Entry,
  type EntryAttachment,
  type EntryAuthor,
  type EntryKind,
  opensTopic,
} from './entry.ts';
import type { Standing } from './standing.ts';
import type { Vitals } from './vitals.ts';
import type { Words } from './words.ts';

export interface ShownEntry {
  readonly id: PostId;
  readonly seq: number;
  readonly kind: EntryKind;
  readonly at: string;
  readonly author: EntryAuthor;
  readonly clientId: string;
  readonly thread: PostId | null;
  readonly opensTopic: boolean;
  readonly body: Words | Withheld;
  readonly vitals: Vitals | Withheld | null;
  readonly attachments: (EntryAttachment | Withheld)[];
  /** Of an entry about another: which post, and of a withdrawal the classes that it takes back for this reader. */
  readonly change?: Change | undefined;
  /** Of a post that was corrected, withdrawn, answered by a reaction or pinned: how it stands for this reader. */
  readonly standing?: Standing | undefined;
}

/** Of an entry of which nothing is disclosed its place is left (DESIGN decision 5). */
export type EntryView = ShownEntry | ({ readonly seq: number } & Withheld);

/** An entry as one reader may see it, as it was written: each part by its own class. What became of it is folded in later. */
export const presentEntry = (entry: Entry, discloses: Discloses): EntryView => {
  const { seq } = entry;
  const words: Words = {
    ...{ title: entry.title, text: entry.text, state: entry.state },
    ...(entry.quote ? { quote: entry.quote } : {}),
    ...(entry.mentions?.length ? { mentions: [...entry.mentions] } : {}),
  };
  const body = disclosePart(discloses, classOfEntry(entry), seq, words);
  const vitals = entry.vitals === null ? null : disclosePart(discloses, 'vitals', seq, entry.vitals);
  const attachments = entry.attachments.map((one) => disclosePart(discloses, one.dataClass, seq, one));
  const classes = classesOfEntry(entry).filter((each) => discloses(each, seq).disclosed);
  if (isWithheld(body) && classes.length === 0) return { seq, withheld: body.withheld, rule: body.rule };
  const { id, kind, author, clientId, thread } = entry;
  const at = entry.at.toISOString();
  const change = entry.change ? { change: changeFor(entry.change, entry.kind, classes) } : {};
  return {
    id,
    seq,
    kind,
    at,
    author,
    clientId,
    thread,
    opensTopic: opensTopic(entry),
    body,
    vitals,
    attachments,
    ...change,
  };
};

/** A withdrawal takes back no more than what this reader may be told of: the rest stays as it was provided (WA15). */
const changeFor = (change: Change, kind: EntryKind, classes: Change['classes']): Change =>
  kind === 'withdrawal' ? { ...change, classes } : change;
