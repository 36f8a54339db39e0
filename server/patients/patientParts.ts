import type { Gate } from '#access/gate.ts';
import type { PatientView, WhyView } from '#contracts/http/patientView.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MembershipId, PatientId, PositionId } from '#domain/ids.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { PatientQueries } from './patientQueries.ts';
import type { registerPatient } from './registerPatient.ts';

/** What the HTTP door of patients needs. The teams' part is handed over, since teams themselves need patients. */
export interface PatientParts {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly patients: PatientQueries;
  readonly municipalities: MunicipalityQueries;
  readonly registerPatient: ReturnType<typeof registerPatient>;
  readonly showTeam: (patient: PatientAttributes, day: Day) => Promise<PatientView['team']>;
  readonly membershipsOf: (
    patient: PatientAttributes,
    position: PositionId | null,
    day: Day,
  ) => MembershipId[];
  readonly explainWhy: (actor: Actor, patient: PatientId) => Promise<WhyView>;
  /** The patients whose team this position is in today. */
  readonly patientsOf: (position: PositionId, day: Day) => Promise<readonly PatientId[]>;
  readonly patientsWithTeam: (patients: readonly PatientId[], day: Day) => Promise<ReadonlySet<PatientId>>;
}
