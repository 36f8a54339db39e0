import type { ConferenceId } from '#domain/ids.ts';
import type { ConferenceParts } from './conferenceParts.ts';

/** [MI5] When a conference has ended, those whom the room never saw leave have left. Doing it twice changes nothing. */
export const closeRoom =
  ({ conferences, closeAttendance }: Pick<ConferenceParts, 'conferences' | 'closeAttendance'>) =>
  async (id: ConferenceId): Promise<void> => {
    await closeAttendance(id);
    await conferences.updateOne({ _id: id, roomOpen: true }, { $unset: { roomOpen: 1 } });
  };
