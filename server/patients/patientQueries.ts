import type { ConsentFacts, FactReaders, MembershipFacts, PatientFacts } from '#domain/access/facts.ts';
import { nobodyId, type PatientId } from '#domain/ids.ts';
import { queryGrams } from '#domain/names/nameGrams.ts';
import type { PatientRecord } from './patientModel.ts';
import type { PatientStore } from './patientStore.ts';

interface OthersFacts {
  consentsOf(patient: PatientId): Promise<readonly ConsentFacts[]>;
  membershipsOf(patient: PatientId): Promise<readonly MembershipFacts[]>;
}

/** Published: what other features, and the gate, read of patients. */
export const patientQueries = ({ patients }: PatientStore, others: OthersFacts) => {
  /** For an unknown id the store is asked the same: nobody may tell it from a patient they have no relation to. */
  const facts = async (record: PatientRecord | null): Promise<PatientFacts | null> => {
    const id = record?._id ?? nobodyId<PatientId>();
    const [consents, memberships] = await Promise.all([others.consentsOf(id), others.membershipsOf(id)]);
    return record === null ? null : { id, home: record.home, channel: record.channel, consents, memberships };
  };
  const fact: FactReaders['patient'] = async (id) => facts(await patients.findById(id).lean<PatientRecord>());
  const factOfChannel: FactReaders['patientOfChannel'] = async (channel) =>
    facts(await patients.findOne({ channel }).lean<PatientRecord>());
  return {
    fact,
    factOfChannel,
    find: (id: PatientId) => patients.findById(id).lean<PatientRecord>(),
    findAll: async (ids: readonly PatientId[]): Promise<readonly PatientRecord[]> =>
      ids.length === 0 ? [] : patients.find({ _id: { $in: ids } }).lean<PatientRecord[]>(),
    /** Of one home those whose name or kana contains what was typed, by kana; what follows `after`, at most `limit`. */
    searchHome: async (
      home: PatientRecord['home'],
      query: string,
      limit: number,
      after: PatientId | null,
    ) => {
      const grams = queryGrams(query);
      const last = after === null ? null : await patients.findById(after).lean<PatientRecord>();
      const following =
        last?.home !== home
          ? {}
          : { $or: [{ kana: { $gt: last.kana } }, { kana: last.kana, _id: { $gt: last._id } }] };
      return patients
        .find({ home, ...(grams.length === 0 ? {} : { grams: { $all: grams } }), ...following })
        .sort({ kana: 1, _id: 1 })
        .limit(limit)
        .lean<PatientRecord[]>();
    },
    /** All of one home by their ids, page by page: what follows `after`. */
    ofHome: (home: PatientRecord['home'], after: PatientId | null, most: number) =>
      patients
        .find({ home, ...(after === null ? {} : { _id: { $gt: after } }) }, { faceSheet: 0, grams: 0 })
        .sort({ _id: 1 })
        .limit(most)
        .lean<PatientRecord[]>(),
  };
};

export type PatientQueries = ReturnType<typeof patientQueries>;
