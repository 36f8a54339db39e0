import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { isQuiet } from '#domain/channels/change.ts';

/** The entries that are items of the talk: what is said of a post shows at the post, not as a line of its own. */
export const shownItems = (entries: readonly EntryAnswer[]): readonly EntryAnswer[] =>
  entries.filter((entry) => !('id' in entry) || !isQuiet(entry.kind));
