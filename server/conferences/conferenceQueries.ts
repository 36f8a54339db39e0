import type { ConferenceId, PatientId } from '#domain/ids.ts';
import type { ConferenceAttributes } from '#domain/records/conference/conferenceAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceStore } from './conferenceStore.ts';

/** What others ask of conferences, the gate first of all. */
export const conferenceQueries = (conferences: ConferenceStore) => ({
  /** What the minutes print of their conference. */
  find: readTogether<ConferenceId, ConferenceRecord>(async (ids) => {
    const found = await conferences.find({ _id: { $in: ids } }, {}, readWhole).lean<ConferenceRecord[]>();
    return new Map(found.map((record) => [record._id, record]));
  }),
  /** For the gate. */
  attributes: readTogether<ConferenceId, ConferenceAttributes>(async (ids) => {
    const asked = { patient: 1, holder: 1, invited: 1, state: 1, minutes: 1 };
    const found = await conferences.find({ _id: { $in: ids } }, asked, readWhole).lean<ConferenceRecord[]>();
    return new Map(found.map((record) => [record._id, conferenceAttributes(record)]));
  }),
  /** Of all conferences of a patient, the newest last. */
  attributesOf: async (patient: PatientId): Promise<readonly ConferenceAttributes[]> =>
    (await conferences.find({ patient }).sort({ startsAt: 1 }).lean<ConferenceRecord[]>()).map(
      conferenceAttributes,
    ),
});

const conferenceAttributes = ({
  _id: id,
  patient,
  holder,
  invited,
  state,
  minutes,
}: ConferenceRecord): ConferenceAttributes => ({
  ...{ id, patient, holder, invited, state, minutes },
});
