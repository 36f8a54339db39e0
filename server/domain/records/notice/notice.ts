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
  /** Of a hospital note: the patient whom it is about. */
  readonly patient: PatientAttributes | null;
}

/** A member of the team of the patient whom a hospital note is about, whether it reached them or they came later. */
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
  // Whom a notice has reached changes without an entry in the revocation log, so it is never remembered.
  memory: null,
  holdsFiles: true,
  // A hospital note whose patient does not exist is no record. All other notices are about nobody.
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
    // What is about a patient stays with the team: somebody who has left the team has left its hospital notes too.
    return memberOf(patient, asker, purpose, (membership) => give(own[0] ?? 'member', membership));
  },
  rows: (attributes) => [noticeRow(attributes.notice.purpose, attributes.notice.kind)],
  fromHub: (attributes) => attributes.notice.fromHub,
};
