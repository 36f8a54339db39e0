import type { Connection } from 'mongoose';
import type { ConferenceId, MinutesId, PatientId, PositionId } from '#domain/ids.ts';
import type { MinutesFormKey } from '#domain/minutes/minutesForms.ts';
import { newId } from '#platform/newId.ts';
import { minutesModel } from '#server/minutes/minutesModel.ts';

/** Minutes whose conference and patient nobody asks for: for tests of the log and the protocol alone. */
export const newMinutes = async (
  db: Connection,
  form: MinutesFormKey = 'service-meeting',
): Promise<MinutesId> => {
  const id = newId<MinutesId>();
  await minutesModel(db).create({
    _id: id,
    conference: newId<ConferenceId>(),
    patient: newId<PatientId>(),
    form,
    responsible: newId<PositionId>(),
    openedAt: new Date(),
    sample: true,
    v: 1,
  });
  return id;
};
