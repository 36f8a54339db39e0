import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { isQuiet } from '#domain/channels/change.ts';
import type { AccountId } from '#domain/ids.ts';

/** How many places up to a head the house said were unread. */
export interface ToldUnread {
  readonly head: number;
  readonly unread: number;
}

/**
 * [PO16] What is unread now: what was told last, and of what came behind it all but one's own (PO4), in whichever position it was
 * written, and what is nothing to be read by itself (WR3). Who has a channel open is sent no count with a post; its frame says enough.
 */
export const countOn = (
  { head, unread }: ToldUnread,
  entries: readonly EntryAnswer[],
  self: AccountId,
): number => {
  const isNone = (entry: EntryAnswer) =>
    'id' in entry && (entry.author.account === self || isQuiet(entry.kind));
  const came = entries.filter((entry) => entry.seq > head && !isNone(entry));
  return unread + came.length;
};
