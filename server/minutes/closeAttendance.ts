import type { ConferenceId } from '#domain/ids.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import { appendLeft } from './appendLeft.ts';
import { minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

/**
 * [MI5] The end of a conference ends its room: whom no media node saw leave, because it was killed, has left by then.
 * Asked twice it is the same.
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
