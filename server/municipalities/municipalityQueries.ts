import type { FactReaders } from '#domain/access/facts.ts';
import type { AreaRow, Areas } from '#domain/agreement/areas.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { MedicalAreaRecord } from './medicalAreaModel.ts';
import type { MunicipalityRecord } from './municipalityModel.ts';
import type { MunicipalityStore } from './municipalityStore.ts';

/** Published: what other features read of municipalities and medical areas. */
export const municipalityQueries = ({ municipalities, medicalAreas }: MunicipalityStore) => {
  const office: FactReaders['office'] = async (code) => {
    const record = await municipalities.findById(code).lean<MunicipalityRecord>();
    return record === null ? null : { municipality: record.name, ...record.office };
  };
  return {
    /** The office to ask, for refusals. */
    office,
    list: () => municipalities.find().lean<MunicipalityRecord[]>(),
    /** A municipality that has not joined the house is still known by the areas file. */
    name: async (code: MunicipalityCode): Promise<string> => {
      const record = await municipalities.findById(code, { name: 1 }).lean<MunicipalityRecord>();
      if (record !== null) return record.name;
      const area = await medicalAreas.findOne({ municipality: code }).lean<MedicalAreaRecord>();
      return area?.municipalityName ?? code;
    },
    names: async (codes: readonly MunicipalityCode[]): Promise<ReadonlyMap<MunicipalityCode, string>> => {
      const unique = [...new Set(codes)];
      const [found, listed] = await Promise.all([
        municipalities.find({ _id: { $in: unique } }, { name: 1 }).lean<MunicipalityRecord[]>(),
        medicalAreas.find({ municipality: { $in: unique } }).lean<MedicalAreaRecord[]>(),
      ]);
      const names = new Map(listed.map((row) => [row.municipality, row.municipalityName]));
      for (const { _id, name } of found) names.set(_id, name);
      return names;
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
