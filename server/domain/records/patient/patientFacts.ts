import type { ChannelId, PatientId } from '../../ids.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { ConsentFacts } from './consentFacts.ts';
import type { MembershipFacts } from './membershipFacts.ts';

export interface PatientFacts {
  readonly id: PatientId;
  readonly home: MunicipalityCode;
  readonly channel: ChannelId;
  readonly consents: readonly ConsentFacts[];
  readonly memberships: readonly MembershipFacts[];
}

export interface PatientReads {
  patient(id: PatientId): Promise<PatientFacts | null>;
}
