import type { TopicState } from '#domain/channels/topicState.ts';
import type { Vitals } from '#domain/channels/vitals.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import type { NewPatient } from '#server/patients/registerPatient.ts';
import type { MembershipPurpose } from '#server/teams/invite.ts';
import type { PictureKey } from './pictures/drawPicture.ts';
import type { OfficerKey } from './sampleOfficers.ts';
import type { PersonKey } from './samplePeople.ts';
import type { VitalsPlan } from './vitalsOn.ts';

/** One thing that is written: a visit report, a topic, or a plain message. Days before today, Tokyo time of day. */
export interface StoryEntry {
  readonly kind: 'visit' | 'topic' | 'message';
  readonly daysAgo: number;
  readonly time: string;
  readonly by: PersonKey;
  readonly title?: string;
  readonly text: string;
  /** Measured on this visit; `planned` takes them from the patient's course. */
  readonly vitals?: 'planned' | Vitals;
  readonly photos?: readonly PictureKey[];
  /** Who answered, how many hours after the entry, what; in this order. */
  readonly answers?: readonly (readonly [by: PersonKey, hoursLater: number, text: string])[];
  /** Set by who answered last, or wrote it. */
  readonly state?: TopicState;
}

export interface ConsentPlan {
  readonly daysAgo: number;
  readonly purposes: readonly Purpose[];
  readonly recipients: readonly MunicipalityCode[];
  readonly givenBy?: { readonly who: 'patient' | 'proxy'; readonly name: string };
  readonly withdrawnDaysAgo?: number;
}

export interface MemberPlan {
  readonly who: PersonKey;
  readonly purposes: readonly MembershipPurpose[];
  readonly daysAgo: number;
}

/** A patient with team, consents and months of history. */
export interface PatientPlan extends Omit<NewPatient, 'clientId'> {
  readonly officer: OfficerKey;
  readonly birth: Day;
  readonly registeredDaysAgo: number;
  /** The first of the team, of home; asks the others in. */
  readonly first: PersonKey;
  readonly consents: readonly ConsentPlan[];
  readonly team: readonly MemberPlan[];
  /** Members whose reading ends before today, as after a withdrawal. */
  readonly endsBefore?: readonly { readonly who: PersonKey; readonly daysAgo: number }[];
  readonly vitals: VitalsPlan;
  readonly story: readonly StoryEntry[];
}
