import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Purpose } from '../vocabulary/purposes.ts';

/** What the consent that a request carries covers (WA9). */
export interface CarriedConsent {
  readonly purposes: readonly Purpose[];
  readonly recipients: readonly MunicipalityCode[] | 'any';
  readonly from: Day;
  readonly until?: Day | null;
  /** The first day on which it no longer holds. */
  readonly withdrawn?: Day | null;
}

/** The disaster activation that a request carries (WA10). */
export interface CarriedActivation {
  readonly by: MunicipalityCode;
  readonly receivers: readonly MunicipalityCode[];
  readonly dataClasses: readonly DataClass[];
  readonly from: Day;
  readonly until: Day;
}

/** May one record whose home is `from` reach one recipient whose account `to` manages? */
export interface CrossingRequest {
  readonly day: Day;
  readonly from: MunicipalityCode;
  readonly to: MunicipalityCode;
  readonly purpose: Purpose;
  readonly dataClass: DataClass;
  readonly profession: string;
  readonly fromHub?: string | null;
  readonly toHub?: string | null;
  readonly consent?: CarriedConsent | null;
  readonly activation?: CarriedActivation | null;
  readonly reason?: string | null;
}
