import { expect, it } from '@jest/globals';
import { actOf, showsNoContent } from '#domain/access/deeds.ts';
import { classesOfPurpose } from '#domain/records/classesOfPurpose.ts';
import { conferenceRow } from '#domain/records/conference/conferenceRow.ts';
import { minutesRow } from '#domain/records/minutes/minutesRow.ts';
import { noticeRow } from '#domain/records/notice/noticeRow.ts';
import { membershipRow } from '#domain/records/patient/membershipRow.ts';
import { shownOfPurpose } from '#domain/records/patient/shownOfPurpose.ts';

import { recordKinds } from '#domain/records/recordKinds.ts';

/** The tables of DOMAIN.md §3, said a second time: by what a right gives, where the code says it by what is done. */
it('[AC1] each deed needs the act that it needs, and no weaker one', () => {
  const wanted = {
    read: 'count-unread deliver explain-access list mark-read open-notice print-minutes read-receipts read-thread read-topics read-version read-versions read-vitals verify-seal',
    invite: 'preview-invitation search-candidates',
    'tell-admission': 'preview-admission',
    write: 'set-topic-state',
    hold: 'cancel-conference circulate end-conference enter-attendee preview-circulation start-conference strike-attendee',
    edit: 'record-inquiry set-header strike-inquiry',
    'send-notice': 'preview-notice',
    follow: 'remind-notice',
    manage:
      'change-name end-capacity end-home-membership end-position give-consent grant-application grant-capacity import-agreement leave-account list-accounts list-applications list-consents list-devices list-facility-applications list-home-patients list-positions list-right-findings list-status list-team make-account make-facility mark-device-lost open-group preview-status preview-withdrawal refuse-application register-patient renew-sign-in set-status start-team undo-leave vouch-profession withdraw-consent',
    'grant-position': 'add-position change-profession extend-position',
    audit: 'confirm-officer export-trail list-checkpoints list-trail read-trail-state search-trail',
  };
  for (const [act, named] of Object.entries(wanted))
    for (const deed of named.split(' ')) expect([deed, actOf(deed as never)]).toEqual([deed, act]);
  expect([actOf('list'), actOf('add-position'), actOf('read'), actOf('write')]).toEqual([
    ...['read', 'grant-position', 'read', 'write'],
  ]);
  expect(['list', 'count-unread', 'read', 'deliver'].map((each) => showsNoContent(each as never))).toEqual([
    ...[true, true, false, false],
  ]);
});

it('[AC1] each relation gives these acts on each kind of record, and no others', () => {
  expect(Object.fromEntries(Object.entries(recordKinds).map(([kind, { acts }]) => [kind, acts]))).toEqual({
    municipality: { officer: ['read', 'manage', 'audit'], auditor: ['audit'] },
    facility: {
      manager: ['read', 'manage', 'apply-position', 'send-notice'],
      officer: ['read', 'manage', 'grant-position'],
    },
    patient: { member: ['read', 'invite', 'hold-conference', 'tell-admission', 'leave-team'] },
    channel: { member: ['read', 'write'] },
    conference: {
      holder: ['read', 'join', 'chat', 'hold'],
      invited: ['read', 'join', 'chat'],
      member: ['read', 'join', 'chat'],
    },
    minutes: {
      holder: ['read', 'edit', 'comment', 'attest', 'supplement'],
      invited: ['read', 'edit', 'comment', 'attest'],
      member: ['read', 'edit', 'comment', 'attest'],
    },
    notice: { sender: ['read', 'follow'], reached: ['read', 'acknowledge'], member: ['read'] },
    group: { participant: ['read', 'leave-group'] },
    familyRoom: {
      family: ['read', 'write', 'leave-family-room'],
      member: ['read', 'write', 'answer-family'],
      officer: [
        ...['list-family', 'invite-family', 'end-family', 'name-family-readers', 'keep-papers'],
        ...['protect-family', 'read-protection'],
      ],
      auditor: ['read-protection'],
    },
    attachment: { uploader: ['read'] },
  });
});

it('[WA6] [WA7] the records of each purpose have these classes', () => {
  const lines = (of: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(of).map(([purpose, classes]) => [purpose, classes.join(' ')]));
  const shared = {
    ...{ notice: 'notice', infection: 'notice facility-status', emergency: 'face-sheet' },
    continuity: 'facility-status face-sheet summary history',
    disaster: 'face-sheet summary history notice',
    'admission-discharge': 'summary document',
  };
  expect(lines(classesOfPurpose)).toEqual({
    ...shared,
    care: 'post visit-report face-sheet summary history',
    conference: 'video post minutes',
  });
  expect(lines(shownOfPurpose)).toEqual({
    ...shared,
    care: 'post visit-report vitals photo video document face-sheet summary history',
    conference: 'video post minutes document photo',
  });
  expect(conferenceRow).toEqual({
    purpose: 'conference',
    entry: ['video', 'post', 'minutes'],
    shown: ['video', 'post', 'minutes', 'document', 'photo'],
  });
  expect(minutesRow).toEqual({ purpose: 'conference', entry: ['minutes'], shown: ['minutes'] });
  expect(membershipRow('admission-discharge')).toEqual({
    ...{ purpose: 'admission-discharge', entry: ['summary', 'document'], shown: ['summary', 'document'] },
  });
  expect(noticeRow('infection', 'notice')).toEqual({
    purpose: 'infection',
    entry: ['notice'],
    shown: ['notice'],
  });
  expect(noticeRow('continuity', 'facility-status')).toEqual({
    ...{ purpose: 'continuity', entry: ['facility-status'], shown: ['facility-status'] },
  });
  expect(noticeRow('admission-discharge', 'admission-note')).toEqual({
    ...{ purpose: 'admission-discharge', entry: ['summary'], shown: ['summary', 'document'] },
  });
});
