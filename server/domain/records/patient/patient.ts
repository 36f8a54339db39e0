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
import { patientDeeds } from './patientDeeds.ts';
import type { PatientFacts, PatientReads } from './patientFacts.ts';
import { patientWords } from './patientWords.ts';
import { professionsOfPlan } from './professionsOfPlan.ts';

export interface PatientRecordFacts {
  readonly kind: 'patient';
  readonly patient: PatientFacts;
}

/** `read`: name, team, why. `leave-team`: one's own membership; `end-membership`: others'. */
const acts = { member: ['read', 'invite', 'hold-conference', 'tell-admission', 'leave-team'] } as const;
const also = {
  /** Beside the acts of a member, what a member of a profession that makes the plan has (AC8). */
  planner: ['read-consents'],
  /** Beside them, what the care manager in charge of the team has (RI7). */
  inCharge: ['end-membership'],
} as const;
const give = giving(acts);

/** Acts that are for one purpose alone. */
const purposesOfAct: Readonly<Record<string, readonly (typeof membershipPurposes)[number][]>> = {
  'hold-conference': ['conference'],
  'tell-admission': ['admission-discharge'],
};

/** A patient's own page has no purpose of its own: it is entered by each purpose of the membership. */
const patientRow = (purpose: Purpose): RecordRow => ({
  purpose,
  entry: classesOfPurpose[purpose],
  shown: classesOfPurpose[purpose].filter((each) => patientClasses.includes(each)),
});
const patientClasses: readonly DataClass[] = ['face-sheet', 'summary', 'history', 'document'];

export const patient: RecordKind<
  PatientRecordFacts,
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
  // Of patients with teams of ten these are some tens of megabytes, all full.
  memory: { most: 10_000, subject: 'patient' },
  holdsFiles: true,
  of: ({ patient: found }) => found && { kind: 'patient', patient: found },
  home: (facts) => facts.patient.home,
  patient: (facts) => facts.patient,
  subjects: ({ patient: { id } }) => [{ kind: 'patient', id }],
  relations: (facts, asker) => {
    const planner = professionsOfPlan.includes(asker.position.profession);
    const inCharge = planner && careManagerInCharge(facts.patient, asker.day)?.position === asker.position.id;
    const more = [...(planner ? also.planner : []), ...(inCharge ? also.inCharge : [])];
    return memberOf(facts.patient, asker, null, (membership) => give('member', membership, more));
  },
  rows: (_facts, act, purposes) => {
    // It shows nothing: whom a border has frozen out may still leave.
    if (act === 'leave-team') return null;
    return (purposesOfAct[act] ?? membershipPurposes)
      .filter((purpose) => purposes.includes(purpose))
      .map(patientRow);
  },
};
