import { Remembered } from '#access/remembered.ts';
import type { Revocations } from '#access/revocations.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import { type ChannelId, nobodyId, type PatientId } from '#domain/ids.ts';
import { queryGrams } from '#domain/names/nameGrams.ts';
import type { ConsentAttributes } from '#domain/records/patient/consentAttributes.ts';
import type { MembershipAttributes } from '#domain/records/patient/membershipAttributes.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { PatientRecord } from './patientModel.ts';
import type { PatientStore } from './patientStore.ts';

/** By what a row of a list names a patient; read together with what the gate asks for, in one command. */
export type PatientHeader = Pick<
  PatientRecord,
  '_id' | 'home' | 'channel' | 'name' | 'kana' | 'birth' | 'sex'
>;
const header = { home: 1, channel: 1, name: 1, kana: 1, birth: 1, sex: 1 } as const;
const MOST_HEADERS = 10_000;

interface OthersAttributes {
  consentsOf(patient: PatientId): Promise<readonly ConsentAttributes[]>;
  membershipsOf(patient: PatientId): Promise<readonly MembershipAttributes[]>;
}

/** Published: what other features, and the gate, read of patients. */
export const patientQueries = (
  { patients }: PatientStore,
  others: OthersAttributes,
  onRevoked: Revocations['onRevoked'],
) => {
  const headers = new Remembered<PatientId, PatientHeader>({
    ...{ most: MOST_HEADERS, subject: 'patient', idOf: ({ _id }) => _id },
  });
  onRevoked((revocation) => headers.heed(revocation));
  const findHeaders = (filter: object): Promise<readonly PatientHeader[]> =>
    headers.loadAll(() => patients.find(filter, header, readWhole).lean<PatientHeader[]>());

  /**
   * For an unknown id the store is asked the same, so that nobody can tell it from a patient to whom they have no
   * relation.
   */
  const toAttributes = async (record: PatientHeader | null): Promise<PatientAttributes | null> => {
    const id = record?._id ?? nobodyId<PatientId>();
    const [consents, memberships] = await Promise.all([others.consentsOf(id), others.membershipsOf(id)]);
    return record === null ? null : { id, home: record.home, channel: record.channel, consents, memberships };
  };
  const byId = readTogether<PatientId, PatientHeader>(async (ids) => {
    const found = await findHeaders({ _id: { $in: ids } });
    return new Map(found.map((record) => [record._id, record]));
  });
  const byChannel = readTogether<ChannelId, PatientHeader>(async (channels) => {
    const found = await findHeaders({ channel: { $in: channels } });
    return new Map(found.map((record) => [record.channel, record]));
  });
  const attributes: AttributeReaders['patient'] = async (id) => toAttributes(await byId(id));
  const attributesOfChannel: AttributeReaders['patientOfChannel'] = async (channel) =>
    toAttributes(await byChannel(channel));
  return {
    attributes,
    attributesOfChannel,
    find: (id: PatientId) => patients.findById(id).lean<PatientRecord>(),
    findAll: async (ids: readonly PatientId[]): Promise<readonly PatientRecord[]> =>
      ids.length === 0 ? [] : patients.find({ _id: { $in: ids } }).lean<PatientRecord[]>(),
    /**
     * For rows of a list: names and birth dates of patients that the gate was just asked about, from memory where it
     * has them.
     */
    headers: async (ids: readonly PatientId[]): Promise<readonly PatientHeader[]> => {
      const known = ids.map((id) => headers.get(id));
      const found = await Promise.all(ids.map((id, at) => known[at] ?? byId(id)));
      return found.filter((each) => each !== null);
    },
    /**
     * The patients of one home whose name or kana contains what was typed, sorted by kana: those after `after`, at
     * most `limit`.
     */
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
    /** All patients of one home by their ids, page by page: those after `after`. */
    ofHome: (home: PatientRecord['home'], after: PatientId | null, most: number) =>
      patients
        .find({ home, ...(after === null ? {} : { _id: { $gt: after } }) }, { faceSheet: 0, grams: 0 })
        .sort({ _id: 1 })
        .limit(most)
        .lean<PatientRecord[]>(),
  };
};

export type PatientQueries = ReturnType<typeof patientQueries>;
