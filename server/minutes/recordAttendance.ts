import type { ConferenceId } from '#domain/ids.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { newId } from '#platform/newId.ts';
import { EntryRefused } from './entryRefused.ts';
import { minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

/** [MI5] What the room itself saw: the one source of accounts' attendance. No route leads here. */
export const recordAttendance =
  ({ db, logs }: Pick<MinutesParts, 'db' | 'logs'>) =>
  async (
    conference: ConferenceId,
    { account, position }: Author,
    change: 'joined' | 'left',
  ): Promise<void> => {
    const record = await minutesModel(db).findOne({ conference }, { _id: 1 }).lean();
    const live = record === null ? null : await logs.open(record._id);
    if (live === null) return;
    const event = { kind: 'attended', change } as const;
    try {
      await live.append({ account, position }, event, null, newId());
    } catch (error) {
      // Somebody stays in the room after 確定: the form is closed, the call is not.
      if (!(error instanceof EntryRefused)) throw error;
    }
  };
