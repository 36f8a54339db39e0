import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AreaRow, Areas } from '#domain/agreement/areas.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { LruMap } from '#platform/lruMap.ts';
import { readTogether } from '#platform/readTogether.ts';
import type { MedicalAreaRecord } from './medicalAreaModel.ts';
import type { MunicipalityRecord } from './municipalityModel.ts';
import type { MunicipalityStore } from './municipalityStore.ts';

const MOST_NAMES = 2_000;

/** Published: what other features read of municipalities and medical areas. */
export const municipalityQueries = ({ municipalities, medicalAreas }: MunicipalityStore) => {
  const office: AttributeReaders['office'] = readTogether(async (codes: readonly MunicipalityCode[]) => {
    const found = await municipalities.find({ _id: { $in: codes } }).lean<MunicipalityRecord[]>();
    return new Map(found.map((record) => [record._id, { municipality: record.name, ...record.office }]));
  });
  /** A municipality keeps the name with which it was made. */
  const kept = new LruMap<MunicipalityCode, string>(MOST_NAMES);
  const readName = readTogether<MunicipalityCode, string>(async (codes) => {
    const found = await municipalities
      .find({ _id: { $in: codes } }, { name: 1 })
      .lean<MunicipalityRecord[]>();
    for (const { _id, name } of found) kept.set(_id, name);
    const others = codes.filter((code) => kept.get(code) === undefined);
    const listed =
      others.length === 0
        ? []
        : await medicalAreas.find({ municipality: { $in: others } }).lean<MedicalAreaRecord[]>();
    return new Map([
      ...listed.map((row) => [row.municipality, row.municipalityName] as const),
      ...found.map(({ _id, name }) => [_id, name] as const),
    ]);
  });
  const nameOf = async (code: MunicipalityCode): Promise<string | null> =>
    kept.get(code) ?? (await readName(code));

  return {
    /** The office to ask, for refusals. */
    office,
    list: () => municipalities.find().lean<MunicipalityRecord[]>(),
    /** A municipality that does not use the house is still known from the areas file. */
    name: async (code: MunicipalityCode): Promise<string> => {
      return (await nameOf(code)) ?? code;
    },
    names: async (codes: readonly MunicipalityCode[]): Promise<ReadonlyMap<MunicipalityCode, string>> => {
      const found = await Promise.all(
        [...new Set(codes)].map(async (code) => [code, await nameOf(code)] as const),
      );
      return new Map(found.flatMap(([code, name]) => (name === null ? [] : [[code, name]])));
    },
    areas: async (): Promise<Areas> => {
      const rowsOf = new Map<MunicipalityCode, AreaRow[]>();
      for (const row of await medicalAreas
        .find()
        .sort({ municipality: 1, from: 1 })
        .lean<MedicalAreaRecord[]>()) {
        const { municipality: code, municipalityName: name, area: medicalArea, areaName, from, until } = row;
        const rows = rowsOf.get(code) ?? [];
        rows.push({ code, name, medicalArea, medicalAreaName: areaName, from, until });
        rowsOf.set(code, rows);
      }
      return { rowsOf };
    },
  };
};

export type MunicipalityQueries = ReturnType<typeof municipalityQueries>;
