import type { AccountId, ConsentId, FacilityId, HubId, PositionId } from '../ids.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';

/** `from <= day < until`; `until` null is open. Days are calendar days in Asia/Tokyo (WA3). */
export interface Dated {
  readonly from: Day;
  readonly until: Day | null;
}

export interface PositionAttributes extends Dated {
  readonly id: PositionId;
  readonly account: AccountId;
  readonly facility: FacilityId;
  readonly facilityMunicipality: MunicipalityCode;
  /** The hub that this position's facility is, by the agreement's id (WA5). */
  readonly hub: HubId | null;
  readonly profession: string;
}

export const capacities = [
  'officer',
  'facility-manager',
  'council-clerk',
  'auditor',
  'emergency-reader',
  'operator',
] as const;
export type Capacity = (typeof capacities)[number];

/** A dated grant (DOMAIN.md §2, capacities). `position` null: held by the account itself (operator). */
export interface CapacityAttributes extends Dated {
  readonly capacity: Capacity;
  readonly position: PositionId | null;
  readonly municipality: MunicipalityCode | null;
  readonly facility: FacilityId | null;
}

export interface AccountAttributes {
  readonly id: AccountId;
  /** The municipality that manages the account (`to`); null for the operator, who reads no record. */
  readonly municipality: MunicipalityCode | null;
  readonly sessionEpoch: number;
  /** Of a patient or of one whom they name (FA2): it holds no position and no capacity, and reaches its rooms alone. */
  readonly family?: true;
  readonly positions: readonly PositionAttributes[];
  readonly capacities: readonly CapacityAttributes[];
}

/** An open or closed provision to this account from this record (WA15). */
export interface ProvisionAttributes {
  readonly dataClasses: readonly DataClass[];
  readonly firstSeq: number;
  readonly lastSeq: number | null;
  readonly consent: ConsentId | null;
  /** The clause it was given under. */
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
}
