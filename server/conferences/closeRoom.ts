import type { ConferenceId } from '#domain/ids.ts';
import type { ConferenceParts } from './conferenceParts.ts';

/** [MI5] Whoever the room of an ended conference never saw leave has left; again, it changes nothing. */
export const closeRoom =
  ({ conferences, closeAttendance }: Pick<ConferenceParts, 'conferences' | 'closeAttendance'>) =>
  async (id: ConferenceId): Promise<void> => {
    await closeAttendance(id);
    await conferences.updateOne({ _id: id, roomOpen: true }, { $unset: { roomOpen: 1 } });
  };
