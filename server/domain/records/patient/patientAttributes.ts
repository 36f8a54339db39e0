import type { ChannelId, PatientId } from '../../ids.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { ConsentAttributes } from './consentAttributes.ts';
import type { MembershipAttributes } from './membershipAttributes.ts';

export interface PatientAttributes {
  readonly id: PatientId;
  readonly home: MunicipalityCode;
  readonly channel: ChannelId;
  readonly consents: readonly ConsentAttributes[];
  readonly memberships: readonly MembershipAttributes[];
}

export interface PatientReads {
  patient(id: PatientId): Promise<PatientAttributes | null>;
}
