import { createHash } from 'node:crypto';
import type { ConferenceId } from '#domain/ids.ts';
import { inRoomSince } from '#domain/minutes/inRoomSince.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { newId } from '#platform/newId.ts';
import { EntryRefused } from './entryRefused.ts';
import { minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

/** [MI5] What the room itself saw: the one source of accounts' attendance. No route leads here. */
export const recordAttendance =
  ({ db, logs, store }: Pick<MinutesParts, 'db' | 'logs' | 'store'>) =>
  async (
    conference: ConferenceId,
    { account, position }: Author,
    change: 'joined' | 'left',
  ): Promise<void> => {
    const record = await minutesModel(db).findOne({ conference }, { _id: 1 }).lean();
    const live = record === null ? null : await logs.open(record._id);
    if (live === null) return;
    const who = { account, position };
    let id = newId();
    if (change === 'left') {
      const since = inRoomSince(await store.readRecords(live.document, Number.MAX_SAFE_INTEGER), who);
      if (since === null) return;
      // The room that somebody leaves and the end of the conference may both say so: it is one entry.
      id = createHash('sha256').update(`${live.document} left ${since}`).digest('hex').slice(0, 24);
    }
    const event = { kind: 'attended', change } as const;
    try {
      await live.append(who, event, null, id);
    } catch (error) {
      // Somebody stays in the room after 確定: the form is closed, the call is not.
      if (!(error instanceof EntryRefused)) throw error;
    }
  };
