import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { Clock } from '#platform/clock.ts';
import type { PositionQueries } from '#server/accounts/positionQueries.ts';
import type { AgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import type { ConsentQueries } from '#server/consents/consentQueries.ts';
import type { FacilityQueries } from '#server/facilities/facilityQueries.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { PatientQueries } from '#server/patients/patientQueries.ts';
import type { Tell } from '#server/tellings/tellings.ts';
import type { TeamQueries } from './teamQueries.ts';
import type { TeamStore } from './teamStore.ts';

/** What the use cases of teams stand on. */
export interface TeamParts {
  readonly gate: Gate;
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly store: TeamStore;
  readonly teams: TeamQueries;
  readonly patients: PatientQueries;
  readonly positions: PositionQueries;
  readonly facilities: FacilityQueries;
  readonly consents: ConsentQueries;
  readonly municipalities: MunicipalityQueries;
  readonly agreements: AgreementRegistry;
  readonly account: AttributeReaders['account'];
  readonly tell: Tell;
}
