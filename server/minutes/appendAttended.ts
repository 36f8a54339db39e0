import type { Author } from '#domain/minutes/minutesEntry.ts';
import { EntryRefused } from './entryRefused.ts';
import type { LiveDocument } from './liveDocument.ts';

/** [MI5] Writes that the room saw somebody come or go. The same id again is the same entry. */
export const appendAttended = async (
  live: LiveDocument,
  { account, position }: Author,
  change: 'joined' | 'left',
  id: string,
): Promise<void> => {
  try {
    await live.append({ account, position }, { kind: 'attended', change }, null, id);
  } catch (error) {
    // After 確定 somebody may still be in the room: the form is closed, the call is not.
    if (!(error instanceof EntryRefused)) throw error;
  }
};
