import type { PatientId } from '../../ids.ts';
import { capacityOf } from '../capacityOf.ts';
import { giving } from '../giving.ts';
import { careManagerInCharge } from '../patient/careManagerInCharge.ts';
import { memberOf } from '../patient/memberOf.ts';
import type { PatientAttributes } from '../patient/patientAttributes.ts';
import type { RecordKind } from '../recordKind.ts';
import type { FamilyRoomAttributes, FamilyRoomReads } from './familyAttributes.ts';
import { familyDeeds } from './familyDeeds.ts';
import { familyOf } from './familyOf.ts';
import { familyRow } from './familyRow.ts';
import { familyWords } from './familyWords.ts';
import { isDoctor } from './isDoctor.ts';

export interface FamilyRoomRecordAttributes {
  readonly kind: 'familyRoom';
  readonly room: FamilyRoomAttributes;
  readonly patient: PatientAttributes;
}

/**
 * The office keeps who is in the room and why, and reads nothing of what is written in it. `keep-papers`: a proxy's papers, the
 * sheet of numbers, decisions of the office; `protect-family`: 支援措置.
 */
const acts = {
  family: ['read', 'write', 'leave-family-room'],
  member: ['read', 'write', 'answer-family'],
  officer: [
    ...(['list-family', 'invite-family', 'end-family', 'name-family-readers'] as const),
    ...(['keep-papers', 'protect-family', 'read-protection'] as const),
  ],
  auditor: ['read-protection'],
} as const;
const also = {
  /** Beside the acts of the family, what the patient has, and a proxy whose papers the office has seen (FA5). */
  decider: ['end-family', 'name-family-readers'],
  /** Of a team, what its doctors have and those whom the room names (FA6). */
  doctor: ['read-to-doctor'],
  /** Of a team, what the care manager in charge has (FA3). */
  inCharge: ['list-family', 'invite-family', 'end-family', 'name-family-readers'],
} as const;
const give = giving(acts);

/** Of the office alone, and what ends one's own: nothing of the room is shown by it, so that no border is asked. */
const withoutBorder: readonly string[] = [
  'keep-papers',
  'protect-family',
  'read-protection',
  'leave-family-room',
];

/** [FA1] The family's room (家族の部屋): apart from the team's channel, of which nothing shows in it. */
export const familyRoom: RecordKind<
  FamilyRoomRecordAttributes,
  PatientId,
  FamilyRoomReads,
  typeof acts,
  typeof also,
  typeof familyDeeds
> = {
  words: familyWords,
  acts,
  also,
  deeds: familyDeeds,
  reads: { familyRoom: (id) => id, patient: (id) => id },
  memory: null,
  holdsFiles: true,
  of: ({ familyRoom: room, patient }) => patient && { kind: 'familyRoom', room, patient },
  home: ({ patient }) => patient.home,
  patient: ({ patient }) => patient,
  subjects: ({ patient: { id } }) => [
    { kind: 'patient', id },
    { kind: 'familyRoom', id },
  ],
  relations: ({ room, patient }, asker) => {
    const { position, day } = asker;
    const reads = isDoctor(position.profession) || room.readers.includes(position.id);
    const inCharge = careManagerInCharge(patient, day)?.position === position.id;
    const more = [...(reads ? also.doctor : []), ...(inCharge ? also.inCharge : [])];
    const team = memberOf(patient, asker, 'care', (membership) => give('member', membership, more));
    const office = (['officer', 'auditor'] as const).flatMap((which) => {
      const held = capacityOf(asker, which, (each) => each.municipality === patient.home);
      return held === undefined ? [] : [give(which, { until: held.until })];
    });
    return { ...team, relations: [...team.relations, ...office] };
  },
  // Their account is managed by the patient's home: nothing of it crosses a border, whatever a clause would let through.
  family: ({ room, patient }, asker) =>
    asker.account.municipality === patient.home
      ? familyOf(room, asker, (more, decides) => give('family', more, decides ? also.decider : []))
      : { relations: [] },
  reaches: (stand, part) =>
    part !== 'doctor' || stand.kind === 'family' || stand.acts.includes('read-to-doctor'),
  rows: (_attributes, act) => (withoutBorder.includes(act) ? null : [familyRow]),
};
