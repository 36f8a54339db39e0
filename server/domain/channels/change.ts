import type { PostId } from '../ids.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';

/** What can be said of a post that stands: 訂正, 取り消し, a reaction, a pin. Each is an entry of the log, with a seq. */
export const changeKinds = ['correction', 'withdrawal', 'reaction', 'pin'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** 了解, ありがとう, 確認しました. */
export const reactions = ['understood', 'thanks', 'confirmed'] as const;
export type Reaction = (typeof reactions)[number];

/** What an entry changes: it refers to a post and copies nothing of it. */
export interface Change {
  readonly post: PostId;
  /** The place of the post. */
  readonly of: number;
  /** What the post is: the class of its words is the class of what is said of them. */
  readonly kind: 'post' | 'visit-report';
  /** The classes of the post's parts, corrections of it included: what a withdrawal takes back. */
  readonly classes: DataClass[];
  readonly reaction?: Reaction | undefined;
  /** Of a reaction and a pin: false where it is taken back. */
  readonly on?: boolean | undefined;
}

/** [WR3] It has a place in the log and is nothing to be read by itself: it never counts as unread. */
export const isQuiet = (kind: string): boolean => changeKinds.includes(kind as ChangeKind);
