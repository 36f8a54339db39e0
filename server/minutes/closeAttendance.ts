import type { ConferenceId } from '#domain/ids.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import { appendLeft } from './appendLeft.ts';
import { minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

/**
 * [MI5] When a conference ends, everybody is out of its room. If a media node was killed, it saw nobody leave: those
 * have left by the end. Doing it twice changes nothing.
 */
export const closeAttendance =
  ({ db, logs, store }: Pick<MinutesParts, 'db' | 'logs' | 'store'>) =>
  async (conference: ConferenceId): Promise<void> => {
    const record = await minutesModel(db).findOne({ conference }, { _id: 1 }).lean();
    const live = record === null ? null : await logs.open(record._id);
    if (live === null) return;
    const entries = await store.readRecords(live.document, Number.MAX_SAFE_INTEGER);
    await Promise.all(foldMinutes(entries).inRoom.map(({ who }) => appendLeft(live, entries, who)));
  };
