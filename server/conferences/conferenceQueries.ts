import type { ConferenceId, PatientId } from '#domain/ids.ts';
import type { ConferenceFacts } from '#domain/records/conference/conferenceFacts.ts';
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
  fact: readTogether<ConferenceId, ConferenceFacts>(async (ids) => {
    const asked = { patient: 1, holder: 1, invited: 1, state: 1, minutes: 1 };
    const found = await conferences.find({ _id: { $in: ids } }, asked, readWhole).lean<ConferenceRecord[]>();
    return new Map(found.map((record) => [record._id, conferenceFacts(record)]));
  }),
  /** Of all conferences of a patient, the newest last. */
  factsOf: async (patient: PatientId): Promise<readonly ConferenceFacts[]> =>
    (await conferences.find({ patient }).sort({ startsAt: 1 }).lean<ConferenceRecord[]>()).map(
      conferenceFacts,
    ),
});

const conferenceFacts = ({
  _id: id,
  patient,
  holder,
  invited,
  state,
  minutes,
}: ConferenceRecord): ConferenceFacts => ({
  ...{ id, patient, holder, invited, state, minutes },
});
