import type { FacilityId, HubId } from '../../ids.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';

export interface FacilityAttributes {
  readonly id: FacilityId;
  readonly municipality: MunicipalityCode;
  readonly hub: HubId | null;
}
