import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { hasSeq, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { AccountId } from '#domain/ids.ts';

/** Whether an entry is new to this person: not read before, and not their own, in whichever position they wrote it. */
export const isUnread = (entry: EntryAnswer, readBefore: SeqRuns, self: AccountId): boolean =>
  !hasSeq(readBefore, entry.seq) && !('id' in entry && entry.author.account === self);
