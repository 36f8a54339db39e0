import type { PostId } from '../ids.ts';
import { type Discloses, disclosePart, isWithheld, type Withheld } from './disclosure.ts';
import {
  classOfEntry,
  type Entry,
  type EntryAttachment,
  type EntryAuthor,
  type EntryKind,
  opensTopic,
} from './entry.ts';
import type { TopicState } from './topicState.ts';
import type { Vitals } from './vitals.ts';

export interface ShownEntry {
  readonly id: PostId;
  readonly seq: number;
  readonly kind: EntryKind;
  readonly at: string;
  readonly author: EntryAuthor;
  readonly clientId: string;
  readonly thread: PostId | null;
  readonly opensTopic: boolean;
  readonly body:
    | { readonly title: string | null; readonly text: string; readonly state: TopicState | null }
    | Withheld;
  readonly vitals: Vitals | Withheld | null;
  readonly attachments: (EntryAttachment | Withheld)[];
}

/** Of an entry of which nothing is disclosed its place is left (DESIGN decision 5). */
export type EntryView = ShownEntry | ({ readonly seq: number } & Withheld);

/** An entry as one reader may see it: each part by its own class. */
export const presentEntry = (entry: Entry, discloses: Discloses): EntryView => {
  const { seq } = entry;
  const words = { title: entry.title, text: entry.text, state: entry.state };
  const body = disclosePart(discloses, classOfEntry(entry.kind), seq, words);
  const vitals = entry.vitals === null ? null : disclosePart(discloses, 'vitals', seq, entry.vitals);
  const attachments = entry.attachments.map((one) => disclosePart(discloses, one.dataClass, seq, one));
  const parts = [body, ...(vitals === null ? [] : [vitals]), ...attachments];
  if (isWithheld(body) && parts.every(isWithheld)) return { seq, withheld: body.withheld, rule: body.rule };
  const { id, kind, author, clientId, thread } = entry;
  const at = entry.at.toISOString();
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
  };
};
