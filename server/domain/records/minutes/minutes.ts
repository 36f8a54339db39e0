import type { MinutesId } from '../../ids.ts';
import type { ConferenceAttributes } from '../conference/conferenceAttributes.ts';
import { participantOf } from '../conference/participantOf.ts';
import { giving } from '../giving.ts';
import type { PatientAttributes } from '../patient/patientAttributes.ts';
import type { RecordKind } from '../recordKind.ts';
import type { MinutesAttributes, MinutesReads } from './minutesAttributes.ts';
import { minutesDeeds } from './minutesDeeds.ts';
import { minutesRow } from './minutesRow.ts';
import { minutesWords } from './minutesWords.ts';

export interface MinutesRecordAttributes {
  readonly kind: 'minutes';
  readonly minutes: MinutesAttributes;
  readonly conference: ConferenceAttributes;
  readonly patient: PatientAttributes;
}

const acts = {
  holder: ['read', 'edit', 'comment', 'attest', 'supplement'],
  invited: ['read', 'edit', 'comment', 'attest'],
  member: ['read', 'edit', 'comment', 'attest'],
} as const;
/** What the person who is responsible for a form may do (DOMAIN.md §4), beside the acts of the relation. */
const also = { responsible: ['finalise', 'supplement'] } as const;
const give = giving(acts);

const changing: readonly string[] = ['edit', 'comment', 'attest', 'finalise'];

export const minutes: RecordKind<
  MinutesRecordAttributes,
  MinutesId,
  MinutesReads,
  typeof acts,
  typeof also,
  typeof minutesDeeds
> = {
  words: minutesWords,
  acts,
  also,
  deeds: minutesDeeds,
  reads: {
    minutes: (id) => id,
    conference: (_id, found) => found.minutes?.conference,
    patient: (_id, found) => found.conference?.patient,
  },
  // The state of minutes changes without an entry in the revocation log, so it is never remembered.
  memory: null,
  holdsFiles: true,
  of: ({ minutes: found, conference, patient }) =>
    found && conference && patient && { kind: 'minutes', minutes: found, conference, patient },
  home: ({ patient }) => patient.home,
  patient: ({ patient }) => patient,
  subjects: ({ conference, patient }) => [
    { kind: 'patient', id: patient.id },
    { kind: 'conference', id: conference.id },
  ],
  relations: (attributes, asker) => {
    const isResponsible = attributes.minutes.responsible === asker.position.id;
    return participantOf(attributes, asker, give, isResponsible ? also.responsible : []);
  },
  rows: () => [minutesRow],
  forbids: (attributes, act) => {
    const sealed = attributes.minutes.state === 'finalised';
    if (sealed && changing.includes(act)) return 'finalised';
    return !sealed && act === 'supplement' ? 'not-finalised' : null;
  },
};
