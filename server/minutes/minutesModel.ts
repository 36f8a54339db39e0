import { type Connection, type Model, Schema } from 'mongoose';
import type { ConferenceId, MinutesId, PatientId, PositionId } from '#domain/ids.ts';
import type { MinutesFormKey } from '#domain/minutes/minutesForms.ts';
import { defineModel } from '#platform/defineModel.ts';

/** What never changes about a set of minutes. Everything else is said by its log. */
export interface MinutesRecord {
  readonly _id: MinutesId;
  readonly conference: ConferenceId;
  readonly patient: PatientId;
  readonly form: MinutesFormKey;
  /** The position that finalises: the care manager in charge for 第4表, the holding hospital's for a discharge. */
  readonly responsible: PositionId;
  readonly openedAt: Date;
  /** Sample data: printed as 見本. */
  readonly sample: boolean;
  /** Schema version: older is migrated at start, newer refused (DESIGN decision 15). */
  readonly v: 1;
}

const schema = new Schema<MinutesRecord>(
  {
    _id: { type: String, required: true },
    conference: { type: String, required: true },
    patient: { type: String, required: true },
    form: { type: String, required: true },
    responsible: { type: String, required: true },
    openedAt: { type: Date, required: true },
    sample: { type: Boolean, required: true },
    v: { type: Number, required: true },
  },
  { collection: 'minutes', autoIndex: false, autoCreate: false, versionKey: false },
);
schema.index({ conference: 1 }, { unique: true });
schema.index({ patient: 1, openedAt: 1 });

export const minutesModel = (db: Connection): Model<MinutesRecord> => defineModel(db, 'Minutes', schema);
