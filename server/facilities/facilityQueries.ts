import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { FacilityId } from '#domain/ids.ts';
import { queryGrams } from '#domain/names/nameGrams.ts';
import type { FacilityAttributes } from '#domain/records/facility/facilityAttributes.ts';
import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { NamedEnds } from '#server/agreements/namedEnds.ts';
import type { FacilityRecord } from './facilityModel.ts';
import type { FacilityStore } from './facilityStore.ts';

/** Published: what other features read of facilities. */
export const facilityQueries = ({ facilities }: FacilityStore) => {
  const toAttributes = (record: FacilityRecord): FacilityAttributes => ({
    id: record._id,
    municipality: record.municipality,
    hub: record.hub,
  });
  const find = async (ids: readonly FacilityId[]): Promise<ReadonlyMap<FacilityId, FacilityRecord>> => {
    if (ids.length === 0) return new Map();
    const found = await facilities
      .find({ _id: { $in: [...new Set(ids)] } }, { status: 0, telling: 0, grams: 0 }, readWhole)
      .lean<FacilityRecord[]>();
    return new Map(found.map((record) => [record._id, record]));
  };
  const attributesOf = async (
    ids: readonly FacilityId[],
  ): Promise<ReadonlyMap<FacilityId, FacilityAttributes>> => {
    if (ids.length === 0) return new Map();
    const found = await facilities
      .find({ _id: { $in: [...new Set(ids)] } }, { municipality: 1, hub: 1 }, readWhole)
      .lean<FacilityRecord[]>();
    return new Map(found.map((record) => [record._id, toAttributes(record)]));
  };
  const attributes: AttributeReaders['facility'] = readTogether(attributesOf);
  return {
    attributes,
    attributesOf,
    find,
    /** All facilities of some municipalities and kinds, in a fixed order, without names: those whom an audience means. */
    attributesIn: async (
      municipalities: readonly MunicipalityCode[],
      kinds: readonly FacilityKind[],
    ): Promise<readonly FacilityAttributes[]> =>
      (
        await facilities
          .find({ municipality: { $in: municipalities }, kind: { $in: kinds } }, { municipality: 1, hub: 1 })
          .lean<FacilityRecord[]>()
      )
        .map(toAttributes)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    /** Facilities of some municipalities and kinds whose name contains what was typed; at most `limit`. */
    search: async (wanted: {
      /** Only these ends: a municipality with all its facilities, or one hub. */
      within?: NamedEnds;
      municipalities?: readonly MunicipalityCode[];
      kinds?: readonly FacilityKind[];
      query?: string;
      /** [LI1] The facilities after this one; if it is not among them, none. */
      after?: FacilityId;
      limit?: number;
    }): Promise<readonly FacilityRecord[]> => {
      const grams = queryGrams(wanted.query ?? '');
      const nameable = wanted.within === undefined ? {} : { $or: endsOf(wanted.within) };
      const last =
        wanted.after === undefined
          ? undefined
          : await facilities
              .findOne({ $and: [{ _id: wanted.after }, nameable] }, { municipality: 1, kind: 1 })
              .lean<FacilityRecord>();
      if (last === null) return [];
      const found = facilities
        .find({
          $and: [nameable, last === undefined ? {} : { $or: following(last) }],
          ...(wanted.municipalities === undefined ? {} : { municipality: { $in: wanted.municipalities } }),
          ...(wanted.kinds === undefined ? {} : { kind: { $in: wanted.kinds } }),
          ...(grams.length === 0 ? {} : { grams: { $all: grams } }),
        })
        .sort({ municipality: 1, kind: 1, _id: 1 });
      return (wanted.limit === undefined ? found : found.limit(wanted.limit)).lean<FacilityRecord[]>();
    },
  };
};

export type FacilityQueries = ReturnType<typeof facilityQueries>;

const endsOf = ({ municipalities, hubs }: NamedEnds): object[] => [
  { municipality: { $in: municipalities } },
  ...hubs.map(({ municipality, hub }) => ({ municipality, hub })),
];

/** What comes after a facility in the order of the list. */
const following = ({
  _id,
  municipality,
  kind,
}: Pick<FacilityRecord, '_id' | 'municipality' | 'kind'>): object[] => [
  { municipality: { $gt: municipality } },
  { municipality, kind: { $gt: kind } },
  { municipality, kind, _id: { $gt: _id } },
];
