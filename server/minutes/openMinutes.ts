import type { Connection } from 'mongoose';
import type { ConferenceId, MinutesId, PatientId, PositionId } from '#domain/ids.ts';
import type { MinutesFormKey } from '#domain/minutes/minutesForms.ts';
import type { Clock } from '#platform/clock.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { minutesModel } from './minutesModel.ts';

export interface MinutesWanted {
  readonly id: MinutesId;
  readonly conference: ConferenceId;
  readonly patient: PatientId;
  readonly form: MinutesFormKey;
  readonly responsible: PositionId;
  /** Sample data: printed as 見本. */
  readonly sample?: boolean;
}

/** Opens the minutes of a conference. The same id again is the same minutes. */
export const openMinutes =
  ({ db, clock }: { db: Connection; clock: Clock }) =>
  async ({ id, sample = false, ...wanted }: MinutesWanted): Promise<void> => {
    try {
      await minutesModel(db).create({ _id: id, ...wanted, sample, openedAt: clock.now(), v: 1 });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  };
