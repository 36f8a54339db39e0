import type { AccountId, AttachmentId, ChannelId, FacilityId, PositionId, PostId } from '../ids.ts';
import type { BodySite } from '../vocabulary/bodySites.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import { type Change, changeKinds } from './change.ts';
import type { Mention } from './mention.ts';
import type { TopicState } from './topicState.ts';
import type { Vitals } from './vitals.ts';

export const entryKinds = ['post', 'visit-report', 'topic-state', ...changeKinds] as const;
export type EntryKind = (typeof entryKinds)[number];

/**
 * Who wrote it, in the position it was written in, as they were called that day: a record keeps its author's name
 * when the person marries, moves or leaves.
 */
export interface EntryAuthor {
  readonly account: AccountId;
  readonly position: PositionId;
  readonly name: string;
  readonly profession: string;
  readonly facility: FacilityId;
  readonly facilityName: string;
  /** The municipality that manages the account: the mark of a crossing is shown by it. */
  readonly municipality: string;
}

/** What its author says that a picture shows. */
export interface PictureLabel {
  readonly site?: BodySite | undefined;
  readonly title?: string | undefined;
}

export interface EntryAttachment extends PictureLabel {
  readonly id: AttachmentId;
  readonly dataClass: DataClass;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** A film that has a still picture to be known by. */
  readonly poster?: true | undefined;
}

/** What an author hands in. A topic's change of state is an entry like a post, so that all have one order. */
export interface EntryDraft {
  readonly clientId: string;
  readonly kind: EntryKind;
  readonly author: EntryAuthor;
  /** The entry that opened the topic this one belongs to; null at the top level. */
  readonly thread: PostId | null;
  readonly title: string | null;
  readonly text: string;
  readonly vitals: Vitals | null;
  readonly attachments: readonly EntryAttachment[];
  readonly state: TopicState | null;
  /** The post that this one answers word for word: referred to, never copied. */
  readonly quote?: PostId | null;
  readonly mentions?: readonly Mention[];
  /** Of a correction, a withdrawal, a reaction and a pin: what it is about. */
  readonly change?: Change | null;
  readonly at: Date;
}

/** One entry of a channel's log. */
export interface Entry extends EntryDraft {
  readonly id: PostId;
  readonly channel: ChannelId;
  readonly seq: number;
}

/** A visit report, and a post with a title, open a topic that can be answered and has a state. */
export const opensTopic = (entry: Pick<Entry, 'kind' | 'title' | 'thread'>): boolean =>
  entry.thread === null && (entry.kind === 'visit-report' || (entry.kind === 'post' && entry.title !== null));

/**
 * The class of an entry's words; vitals and attachments have their own (DOMAIN.md §3). What is said of a post is of the class
 * of its words.
 */
export const classOfEntry = ({
  kind,
  change,
}: {
  readonly kind: EntryKind;
  readonly change?: Pick<Change, 'kind'> | null | undefined;
}): 'post' | 'visit-report' => ((change?.kind ?? kind) === 'visit-report' ? 'visit-report' : 'post');

/** What can be corrected, withdrawn, answered by a reaction, pinned and quoted. */
export const isPost = ({ kind }: Pick<Entry, 'kind'>): boolean => kind === 'post' || kind === 'visit-report';

/** The classes of an entry's own parts. */
export const classesOfEntry = (
  entry: Pick<Entry, 'kind' | 'change' | 'vitals' | 'attachments'>,
): DataClass[] => [
  ...(entry.kind === 'withdrawal' && entry.change ? entry.change.classes : [classOfEntry(entry)]),
  ...(entry.vitals === null ? [] : (['vitals'] as const)),
  ...entry.attachments.map(({ dataClass }) => dataClass),
];
