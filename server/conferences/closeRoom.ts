import type { Model } from 'mongoose';
import type { ConferenceId } from '#domain/ids.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceNeeds } from './conferenceNeeds.ts';

/** [MI5] Whoever the room of an ended conference never saw leave has left; again, it changes nothing. */
export const closeRoom =
  ({ closeAttendance }: Pick<ConferenceNeeds, 'closeAttendance'>, conferences: Model<ConferenceRecord>) =>
  async (id: ConferenceId): Promise<void> => {
    await closeAttendance(id);
    await conferences.updateOne({ _id: id, roomOpen: true }, { $unset: { roomOpen: 1 } });
  };
