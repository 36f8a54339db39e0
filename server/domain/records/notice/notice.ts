import type { NoticeId } from '../../ids.ts';
import { giving } from '../giving.ts';
import { memberOf } from '../patient/memberOf.ts';
import type { PatientAttributes } from '../patient/patientAttributes.ts';
import type { RecordKind } from '../recordKind.ts';
import type { NoticeAttributes, NoticeReads } from './noticeAttributes.ts';
import { noticeDeeds } from './noticeDeeds.ts';
import { noticeRow } from './noticeRow.ts';
import { noticeWords } from './noticeWords.ts';

export interface NoticeRecordAttributes {
  readonly kind: 'notice';
  readonly notice: NoticeAttributes;
  /** Of a hospital note. */
  readonly patient: PatientAttributes | null;
}

/** A member: of the team of the patient whom a hospital note is about, reached by it or come later. */
const acts = { sender: ['read', 'follow'], reached: ['read', 'acknowledge'], member: ['read'] } as const;
const give = giving(acts);

export const notice: RecordKind<
  NoticeRecordAttributes,
  NoticeId,
  NoticeReads,
  typeof acts,
  Record<never, never>,
  typeof noticeDeeds
> = {
  words: noticeWords,
  acts,
  also: {},
  deeds: noticeDeeds,
  reads: { notice: (id) => id, patient: (_id, found) => found.notice?.patient },
  // Whom it has reached changes without an entry.
  memory: null,
  holdsFiles: true,
  // A hospital note without its patient is no record; every other notice is about nobody.
  of: ({ notice: found, patient }) =>
    found === null || (found.patient !== null && patient === null)
      ? null
      : { kind: 'notice', notice: found, patient },
  home: (attributes) => attributes.notice.home,
  patient: ({ patient }) => patient,
  subjects: ({ patient }) => (patient === null ? [] : [{ kind: 'patient', id: patient.id }]),
  relations: ({ notice: { sender, reached, purpose }, patient }, asker) => {
    const own = [
      ...(sender === asker.position.id ? (['sender'] as const) : []),
      ...(reached ? (['reached'] as const) : []),
    ];
    if (patient === null) return { relations: own.map((kind) => give(kind)) };
    // What is a patient's stays with the team: who has left it has left what reached them there, too.
    return memberOf(patient, asker, purpose, (membership) => give(own[0] ?? 'member', membership));
  },
  rows: (attributes) => [noticeRow(attributes.notice.purpose, attributes.notice.kind)],
  fromHub: (attributes) => attributes.notice.fromHub,
};
