import type { ConferenceId } from '#domain/ids.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import { minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';
import { recordAttendance } from './recordAttendance.ts';

/**
 * [MI5] The end of a conference ends its room: whom no media node saw leave, because it was killed, has left by then.
 * Asked twice it is the same.
 */
export const closeAttendance =
  (parts: Pick<MinutesParts, 'db' | 'logs' | 'store'>) =>
  async (conference: ConferenceId): Promise<void> => {
    const record = await minutesModel(parts.db).findOne({ conference }, { _id: 1 }).lean();
    if (record === null) return;
    const { inRoom } = foldMinutes(await parts.store.readRecords(record._id, Number.MAX_SAFE_INTEGER));
    const here = inRoom.filter(({ leftAt }) => leftAt === null);
    await Promise.all(here.map(({ who }) => recordAttendance(parts)(conference, who, 'left')));
  };
