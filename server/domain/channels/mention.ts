/** Whom a text can call by name: a person, a profession, a facility, or 全員 of those who may read it. */
export const mentionKinds = ['person', 'profession', 'facility', 'all'] as const;
export type MentionKind = (typeof mentionKinds)[number];

/** [WR10] A mention is data beside the text: whom, and where in the text their name stands. */
export interface Mention {
  readonly kind: MentionKind;
  /** A position, a profession or a facility; of 全員 `all`. */
  readonly id: string;
  readonly at: number;
  readonly length: number;
}

/** What is wrong with where mentions stand, by the index of the first, or null: in their order, apart, and within the text. */
export const misplacedMention = (mentions: readonly Mention[], text: string): number | null => {
  const found = mentions.findIndex(({ at, length }, index) => {
    const before = mentions[index - 1];
    return at + length > text.length || (before !== undefined && at < before.at + before.length);
  });
  return found === -1 ? null : found;
};
