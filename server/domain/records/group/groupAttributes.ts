import type { Branded } from '../../ids.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { MembershipAttributes } from '../patient/membershipAttributes.ts';
import type { GroupPurpose } from './groupPurposes.ts';

export type GroupId = Branded<'GroupId'>;

export interface GroupAttributes {
  readonly id: GroupId;
  /** The municipality whose office opened it. */
  readonly home: MunicipalityCode;
  /** Fixed when it is opened. */
  readonly purpose: GroupPurpose;
  /** They are for its purpose and belong to no patient, so they stand on no consent. */
  readonly memberships: readonly MembershipAttributes[];
}
