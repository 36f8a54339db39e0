import { inRoomSince } from '#domain/minutes/inRoomSince.ts';
import type { Author, MinutesEntry } from '#domain/minutes/minutesEntry.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { appendAttended } from './appendAttended.ts';
import type { LiveDocument } from './liveDocument.ts';

/**
 * [MI5] Writes that somebody has left, if the log still has them in the room. Both the room that they leave and the
 * end of the conference may report it: it is one entry.
 */
export const appendLeft = async (
  live: LiveDocument,
  entries: readonly MinutesEntry[],
  who: Author,
): Promise<void> => {
  const since = inRoomSince(entries, who);
  if (since !== null) await appendAttended(live, who, 'left', idOfWrite(live.document, 'left', `${since}`));
};
