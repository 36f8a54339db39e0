import type { ConferenceId } from '../../ids.ts';
import type { DataClass } from '../../vocabulary/dataClasses.ts';
import { giving } from '../giving.ts';
import type { PatientAttributes } from '../patient/patientAttributes.ts';
import type { RecordKind } from '../recordKind.ts';
import type { ConferenceAttributes, ConferenceReads } from './conferenceAttributes.ts';
import { conferenceDeeds } from './conferenceDeeds.ts';
import { conferenceRow } from './conferenceRow.ts';
import { conferenceWords } from './conferenceWords.ts';
import { participantOf } from './participantOf.ts';

export interface ConferenceRecordAttributes {
  readonly kind: 'conference';
  readonly conference: ConferenceAttributes;
  readonly patient: PatientAttributes;
}

/** `join`: the call. `hold`: start, end, attendance by hand, circulate. */
const acts = {
  holder: ['read', 'join', 'chat', 'hold'],
  invited: ['read', 'join', 'chat'],
  member: ['read', 'join', 'chat'],
} as const;
const give = giving(acts);

/** The one class that is asked for where an act shows nothing else; every other act asks for any class of the row. */
const entryOfAct: Readonly<Record<string, readonly DataClass[]>> = { join: ['video'], chat: ['post'] };

export const conference: RecordKind<
  ConferenceRecordAttributes,
  ConferenceId,
  ConferenceReads,
  typeof acts,
  Record<never, never>,
  typeof conferenceDeeds
> = {
  words: conferenceWords,
  acts,
  also: {},
  deeds: conferenceDeeds,
  reads: { conference: (id) => id, patient: (_id, found) => found.conference?.patient },
  memory: { most: 5_000, subject: 'conference' },
  holdsFiles: true,
  of: ({ conference: found, patient }) =>
    found && patient && { kind: 'conference', conference: found, patient },
  home: ({ patient }) => patient.home,
  patient: ({ patient }) => patient,
  subjects: (attributes) => [
    { kind: 'patient', id: attributes.patient.id },
    { kind: 'conference', id: attributes.conference.id },
  ],
  relations: (attributes, asker) => participantOf(attributes, asker, give),
  rows: (_attributes, act) => [{ ...conferenceRow, entry: entryOfAct[act] ?? conferenceRow.entry }],
  forbids: ({ conference: { state } }, act) => {
    if (act !== 'join' && act !== 'chat') return null;
    if (state === 'ended' || state === 'cancelled') return state;
    // The call exists while the conference is open: somebody who comes too early has the right to it, and is told to
    // wait.
    return state === 'planned' && act === 'join' ? state : null;
  },
};
