import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Purpose } from '../vocabulary/purposes.ts';

export const reaches = ['same-area', 'all-parties', 'pairs', 'hub'] as const;
export type Reach = (typeof reaches)[number];

/** In the order in which the rules ask for them: WA9, WA10, WA14. */
export const requirements = ['consent', 'activation', 'reason'] as const;
export type Requirement = (typeof requirements)[number];

export interface Party {
  readonly municipality: MunicipalityCode;
  readonly from: Day;
  readonly until: Day | null;
  /** WA8: the professions this municipality admits as readers; null is every one. */
  readonly admits: readonly string[] | null;
}

export interface Hub {
  readonly id: string;
  readonly name: string;
  readonly municipality: MunicipalityCode;
  readonly from: Day;
  readonly until: Day | null;
}

export interface Clause {
  readonly id: string;
  readonly title: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly reach: Reach;
  /** Unordered pairs; with `reach: pairs`, and only with it. */
  readonly pairs: readonly (readonly [MunicipalityCode, MunicipalityCode])[] | null;
  readonly purposes: readonly Purpose[];
  readonly discloses: readonly DataClass[];
  readonly professions: readonly string[] | null;
  readonly requires: readonly Requirement[];
}

/** What one version of one agreement says (WA12: never changed once effective). */
export interface AgreementTerms {
  readonly agreement: string;
  readonly version: number;
  readonly title: string;
  readonly effective: Day;
  readonly parties: readonly Party[];
  readonly hubs: readonly Hub[];
  readonly clauses: readonly Clause[];
}

/** One version as a municipality enters it: read, and not yet checked against others. */
export interface AgreementVersion extends AgreementTerms {
  /** Where in which file it says so, for the checks across files. */
  readonly outline: AgreementOutline;
}

/** A value and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly key: string;
  readonly line: number;
  readonly column: number;
}

/** What the checks across files look at: known even of a file that has errors elsewhere. */
export interface AgreementOutline {
  readonly file: string;
  readonly agreement: string | null;
  readonly version: Placed<number> | null;
  readonly effective: Placed<Day> | null;
  readonly municipalities: readonly Placed<MunicipalityCode>[];
}
