import { describe, expect, it } from '@jest/globals';
import { grantOf } from '#access/grantOf.ts';
import type { UploadKind } from '#contracts/http/attachmentRoutes.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { SessionId } from '#domain/ids.ts';
import { type AttachedTo, classOfAttachment } from '#domain/records/attachment/classOfAttachment.ts';
import { classOfNotice, type NoticeKind } from '#domain/records/notice/noticeKinds.ts';
import { viewAttachment } from '#server/attachments/viewAttachment.ts';
import { doctor, given, judge } from '#tests/support/accessCast.ts';
import {
  conferenceOf,
  dayOf,
  fileIn,
  idOf,
  member,
  minutesOf,
  noticeFrom,
  patientWith,
  toyohashi,
} from '#tests/support/accessRegion.ts';

const own = ['photo', 'video', 'document'] as const satisfies UploadKind[];
const noticeKinds = Object.keys(classOfNotice) as NoticeKind[];
const patient = patientWith([member(doctor, ['care', 'conference', 'admission-discharge'])], []);

type Container = Exclude<RecordAttributes, { kind: 'attachment' }>;
const conference = conferenceOf(patient, doctor);
/** Every record that a file can hang on, and the same as the attributes of the gate. */
const places: readonly (readonly [AttachedTo, Container])[] = [
  [{ kind: 'channel' }, { kind: 'channel', patient }],
  [{ kind: 'conference' }, { kind: 'conference', conference, patient }],
  [{ kind: 'minutes' }, { kind: 'minutes', minutes: minutesOf(conference, doctor), conference, patient }],
  ...noticeKinds.map((noticeKind): readonly [AttachedTo, Container] => {
    const about = noticeKind === 'admission-note' ? patient : null;
    const notice = {
      ...noticeFrom(doctor, toyohashi, true),
      ...{ kind: noticeKind, patient: about?.id ?? null },
      purpose: about === null ? ('notice' as const) : ('admission-discharge' as const),
    };
    return [
      { kind: 'notice', noticeKind },
      { kind: 'notice', notice, patient: about },
    ];
  }),
];

describe('the class of a file', () => {
  it('[WA7] is its own; with minutes theirs, with a notice `notice`, but the papers of a hospital note keep theirs', () => {
    for (const kind of own) {
      expect(classOfAttachment(null, kind)).toBe(kind);
      expect(classOfAttachment({ kind: 'channel' }, kind)).toBe(kind);
      expect(classOfAttachment({ kind: 'conference' }, kind)).toBe(kind);
      expect(classOfAttachment({ kind: 'minutes' }, kind)).toBe('minutes');
      expect(classOfAttachment({ kind: 'notice', noticeKind: 'notice' }, kind)).toBe('notice');
      expect(classOfAttachment({ kind: 'notice', noticeKind: 'facility-status' }, kind)).toBe('notice');
      expect(classOfAttachment({ kind: 'notice', noticeKind: 'admission-note' }, kind)).toBe(kind);
    }
  });

  it.each(places)('in %j is the one that the gate lets see and the one that is shown', (to, container) => {
    const record = { kind: to.kind, id: idOf<never>('record') } as RecordRef;
    for (const kind of own) {
      const attachment = fileIn(record, doctor, { dataClass: kind });
      const attributes: RecordAttributes = { kind: 'attachment', attachment, container };
      const grant = grantOf(given(judge(doctor, 'read', attributes)), {
        actor: { account: doctor.id, session: idOf<SessionId>('s'), position: doctor.positions[0]!.id },
        ...{ account: doctor, attributes, day: dayOf('2026-11-23'), revocation: 0 },
        record: { kind: 'attachment', id: attachment.id },
      });
      const stored = {
        ...{ _id: attachment.id, uploader: doctor.id, position: attachment.uploader, kind, record },
        ...{ name: '見本', type: 'application/pdf', bytes: 1, sha256: '', key: '', previewKey: null },
        uploadedAt: new Date(0),
      };
      expect([viewAttachment(stored, to).dataClass]).toEqual(grant.disclosed);
    }
  });
});
