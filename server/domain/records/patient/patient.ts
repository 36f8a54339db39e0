import type { PatientId } from '../../ids.ts';
import type { DataClass } from '../../vocabulary/dataClasses.ts';
import type { Purpose } from '../../vocabulary/purposes.ts';
import { classesOfPurpose } from '../classesOfPurpose.ts';
import { giving } from '../giving.ts';
import type { RecordKind } from '../recordKind.ts';
import type { RecordRow } from '../recordRow.ts';
import { careManagerInCharge } from './careManagerInCharge.ts';
import { memberOf } from './memberOf.ts';
import { membershipPurposes } from './membershipPurposes.ts';
import type { PatientAttributes, PatientReads } from './patientAttributes.ts';
import { patientDeeds } from './patientDeeds.ts';
import { patientWords } from './patientWords.ts';
import { professionsOfPlan } from './professionsOfPlan.ts';

export interface PatientRecordAttributes {
  readonly kind: 'patient';
  readonly patient: PatientAttributes;
}

/** `read`: name, team, why. `leave-team`: one's own membership; `end-membership`: others'. */
const acts = { member: ['read', 'invite', 'hold-conference', 'tell-admission', 'leave-team'] } as const;
const also = {
  /** What a member whose profession makes the plan of care may do (AC8), beside the acts of every member. */
  planner: ['read-consents'],
  /** What the care manager in charge of the team may do (RI7), beside all these. */
  inCharge: ['end-membership'],
} as const;
const give = giving(acts);

/** The acts that are for one purpose alone. */
const purposesOfAct: Readonly<Record<string, readonly (typeof membershipPurposes)[number][]>> = {
  'hold-conference': ['conference'],
  'tell-admission': ['admission-discharge'],
};

/** A patient's own page has no purpose of its own: it can be entered by each purpose of a membership. */
const patientRow = (purpose: Purpose): RecordRow => ({
  purpose,
  entry: classesOfPurpose[purpose],
  shown: classesOfPurpose[purpose].filter((each) => patientClasses.includes(each)),
});
const patientClasses: readonly DataClass[] = ['face-sheet', 'summary', 'history', 'document'];

export const patient: RecordKind<
  PatientRecordAttributes,
  PatientId,
  PatientReads,
  typeof acts,
  typeof also,
  typeof patientDeeds
> = {
  words: patientWords,
  acts,
  also,
  deeds: patientDeeds,
  reads: { patient: (id) => id },
  // Full, and with teams of ten, this takes some tens of megabytes.
  memory: { most: 10_000, subject: 'patient' },
  holdsFiles: true,
  of: ({ patient: found }) => found && { kind: 'patient', patient: found },
  home: (attributes) => attributes.patient.home,
  patient: (attributes) => attributes.patient,
  subjects: ({ patient: { id } }) => [{ kind: 'patient', id }],
  relations: (attributes, asker) => {
    const planner = professionsOfPlan.includes(asker.position.profession);
    const inCharge =
      planner && careManagerInCharge(attributes.patient, asker.day)?.position === asker.position.id;
    const more = [...(planner ? also.planner : []), ...(inCharge ? also.inCharge : [])];
    return memberOf(attributes.patient, asker, null, (membership) => give('member', membership, more));
  },
  rows: (_attributes, act, purposes) => {
    // Leaving shows nothing: somebody whom a border has frozen may still leave.
    if (act === 'leave-team') return null;
    return (purposesOfAct[act] ?? membershipPurposes)
      .filter((purpose) => purposes.includes(purpose))
      .map(patientRow);
  },
};
