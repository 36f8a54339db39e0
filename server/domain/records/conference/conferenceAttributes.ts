import type { ConferenceId, MinutesId, PatientId, PositionId } from '../../ids.ts';
import type { PatientReads } from '../patient/patientAttributes.ts';

export interface ConferenceAttributes {
  readonly id: ConferenceId;
  readonly patient: PatientId;
  readonly holder: PositionId;
  readonly invited: readonly PositionId[];
  readonly state: 'planned' | 'open' | 'ended' | 'cancelled';
  readonly minutes: MinutesId;
}

export interface ConferenceReads extends PatientReads {
  conference(id: ConferenceId): Promise<ConferenceAttributes | null>;
}
