import type { ConferenceId } from '#domain/ids.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { newId } from '#platform/newId.ts';
import { appendAttended } from './appendAttended.ts';
import { appendLeft } from './appendLeft.ts';
import { minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

/** [MI5] What the room itself saw: the one source of accounts' attendance. No route leads here. */
export const recordAttendance =
  ({ db, logs, store }: Pick<MinutesParts, 'db' | 'logs' | 'store'>) =>
  async (conference: ConferenceId, who: Author, change: 'joined' | 'left'): Promise<void> => {
    const record = await minutesModel(db).findOne({ conference }, { _id: 1 }).lean();
    const live = record === null ? null : await logs.open(record._id);
    if (live === null) return;
    if (change === 'joined') await appendAttended(live, who, 'joined', newId());
    else await appendLeft(live, await store.readRecords(live.document, Number.MAX_SAFE_INTEGER), who);
  };
