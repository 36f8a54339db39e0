import type { NoticeId } from '../../ids.ts';
import { giving } from '../giving.ts';
import { memberOf } from '../patient/memberOf.ts';
import type { PatientFacts } from '../patient/patientFacts.ts';
import type { RecordKind } from '../recordKind.ts';
import { noticeDeeds } from './noticeDeeds.ts';
import type { NoticeFacts, NoticeReads } from './noticeFacts.ts';
import { noticeRow } from './noticeRow.ts';
import { noticeWords } from './noticeWords.ts';

export interface NoticeRecordFacts {
  readonly kind: 'notice';
  readonly notice: NoticeFacts;
  /** Of an admission note. */
  readonly patient: PatientFacts | null;
}

/** A member: of the team of the patient whom an admission note is about, reached by it or come later. */
const acts = { sender: ['read', 'follow'], reached: ['read', 'acknowledge'], member: ['read'] } as const;
const give = giving(acts);

export const notice: RecordKind<
  NoticeRecordFacts,
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
  // An admission note without its patient is no record; every other notice is about nobody.
  of: ({ notice: found, patient }) =>
    found === null || (found.patient !== null && patient === null)
      ? null
      : { kind: 'notice', notice: found, patient },
  home: (facts) => facts.notice.home,
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
  rows: (facts) => [noticeRow(facts.notice.purpose, facts.notice.kind)],
  fromHub: (facts) => facts.notice.fromHub,
};
