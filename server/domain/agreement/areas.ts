import type { Day } from '../vocabulary/days.ts';
import { holdsOn } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';

/** One dated row: a municipality in its secondary medical area (二次医療圏). */
export interface AreaRow {
  readonly code: MunicipalityCode;
  readonly name: string;
  readonly medicalArea: string;
  readonly medicalAreaName: string;
  readonly from: Day | null;
  readonly until: Day | null;
}

/** The municipalities that are known, and in which medical area each lies when. */
export interface Areas {
  readonly rowsOf: ReadonlyMap<MunicipalityCode, readonly AreaRow[]>;
}

export const noAreas: Areas = { rowsOf: new Map() };

/** The row of a municipality on a day; listed but not on that day is in no area on it. */
export function areaRowOn(areas: Areas, code: MunicipalityCode, day: Day): AreaRow | null {
  const rows = areas.rowsOf.get(code) ?? [];
  return rows.find((row) => holdsOn({ from: row.from ?? day, until: row.until }, day)) ?? null;
}

/** A municipality's name on a day; its latest name where no row stands on that day; its code if unknown. */
export function municipalityName(areas: Areas, code: MunicipalityCode, day: Day): string {
  return (areaRowOn(areas, code, day) ?? areas.rowsOf.get(code)?.at(-1))?.name ?? code;
}
