import { describe, expect, it } from '@jest/globals';
import type { Route } from '#contracts/http/route.ts';
import { routes } from '#contracts/http/routes.ts';
import { sourceFiles } from './sourceFiles.ts';

const features = sourceFiles().filter(({ path }) => /^client\/features\/.*\.tsx$/.test(path));

/** Signing in: Enter in the last field is what everybody expects, and no record is written. */
const signingIn = ['client/features/session/SecondFactor.tsx', 'client/features/session/SignInForm.tsx'];

/** What goes to many people or cannot be taken back, and the step that shows what will happen where it is no dialog. */
const askedBefore: Readonly<Record<string, readonly string[]>> = {
  'noticeRoutes.sendNotice': ['ReachAndSend'],
  'hospitalNoteRoutes.sendHospitalNote': ['ReachAndSend'],
  'teamRoutes.invite': ['InvitationPreview'],
  'agreementRoutes.importAgreement': ['admin.import.unchangeable'],
  'minutesRoutes.finaliseMinutes': ['minutes.finaliseTitle'],
  'noticeRoutes.remindNotice': [],
  'facilityRoutes.setFacilityStatus': [],
  'teamRoutes.endMembership': ['<EndMembership'],
  'teamRoutes.endHomeMembership': ['<EndMembership'],
  'positionRoutes.endPosition': ['<EndRight'],
  'positionRoutes.endCapacity': ['<EndRight'],
  'accountRoutes.undoLeave': [],
  'recoveryRoutes.confirmOfficer': [],
  'recoveryRoutes.completeOfficer': [],
  'recoveryRoutes.objectOfficer': [],
  'consentRoutes.withdrawConsent': [],
  'conferenceRoutes.endConference': [],
  'conferenceRoutes.cancelConference': [],
  'accountRoutes.renewSignIn': [],
  'accountRoutes.leaveAccount': [],
  'positionRoutes.grantCapacity': [],
  'positionRoutes.addPosition': [],
  'positionRoutes.decideApplication': [],
  'municipalityRoutes.makeFirstOfficer': [],
  'municipalityRoutes.makeMunicipality': [],
  'patientRoutes.registerPatient': [],
  'teamRoutes.startTeam': [],
  'sessionRoutes.markDeviceLost': ['DeviceRow'],
  'sessionRoutes.markAccountDeviceLost': ['DeviceRow'],
  'minutesRoutes.strikeAttendee': ['RowActions'],
  'minutesRoutes.strikeInquiry': ['RowActions'],
  'minutesRoutes.circulateMinutes': [],
  'minutesRoutes.supplementMinutes': [],
  'sessionRoutes.signOutEverywhere': [],
  'familyRoutes.endFamily': [],
  'familyRoutes.leaveFamilyRoom': [],
};

/** Everything else that the client changes, and why nobody is asked before it. */
const notAsked: Readonly<Record<string, string>> = {
  'accountRoutes.changeName': 'changed again; what was written keeps the name that it was written with',
  'accountRoutes.vouchProfession': 'one choice, made again',
  'accountRoutes.makeAccount': 'ends by 退職; rights that it is made with are asked about',
  'hospitalNoteRoutes.previewHospitalNote': 'tells nobody',
  'attachmentRoutes.uploadAttachment': 'shown to nobody before what it belongs to is sent; taken off again',
  'attachmentRoutes.beginUpload': 'a part of uploadAttachment, for a line that breaks',
  'attachmentRoutes.sendPart': 'a part of uploadAttachment, for a line that breaks',
  'attachmentRoutes.finishUpload': 'a part of uploadAttachment, for a line that breaks',
  'attachmentRoutes.dropUpload': 'a part of uploadAttachment, for a line that breaks',
  'conferenceRoutes.planConference': 'called off again',
  'conferenceRoutes.startConference': 'opens a room that was planned; its end is asked about',
  'consentRoutes.giveConsent': 'withdrawn again',
  'familyRoutes.answerFamily': 'one word; what the family writes after it waits again',
  'familyRoutes.giveNumberSheet': 'in a dialog that says what it voids',
  'familyRoutes.inviteFamily': 'ended again; the form says what it stands on',
  'familyRoutes.markFamilyRead': 'one’s own receipt',
  'familyRoutes.nameFamilyReaders': 'a few choices, changed back',
  'familyRoutes.protectFamily': 'recorded anew; it hides and deletes nothing',
  'familyRoutes.writeToFamilyRoom': 'a word of one’s own, as a post',
  'facilityRoutes.makeFacility': 'a name in a list; nobody is told of it',
  'facilityRoutes.previewFacilityStatus': 'tells nobody',
  'minutesRoutes.attestMinutes': 'one word of one person; whatever changes outdates it (MI11)',
  'minutesRoutes.commentMinutes': 'a word of one’s own, as a post',
  'minutesRoutes.enterAttendee': 'corrected and taken out again (MI13)',
  'minutesRoutes.recordInquiry': 'corrected and taken out again (MI13)',
  'minutesRoutes.setMinutesHeader': 'written over again (MI15)',
  'noticeRoutes.acknowledgeNotice': 'one’s own receipt',
  'noticeRoutes.openNotice': 'one’s own receipt',
  'noticeRoutes.previewNotice': 'tells nobody',
  'positionRoutes.applyForPosition': 'nothing holds before the office has decided, who is asked',
  'positionRoutes.changeProfession': 'one choice, changed back',
  'recoveryRoutes.askOfficer': 'nothing holds before a second person has confirmed it, who is asked',
  'sessionRoutes.beginSecondFactor': 'nothing holds before it is confirmed',
  'sessionRoutes.changePassword': 'one’s own, changed again',
  'sessionRoutes.confirmSecondFactor': 'one’s own',
  'sessionRoutes.giveSecondFactor': 'signing in',
  'sessionRoutes.makeFirstMunicipality': 'the first step of an empty house: there is nothing it could harm',
  'sessionRoutes.setPasswordByLink': 'one’s own',
  'sessionRoutes.signIn': 'signing in',
  'sessionRoutes.signOut': 'asks where something would be lost (FO1)',
  'sessionRoutes.switchPosition': 'switched back; asks where something would be lost (FO1)',
  'tellingRoutes.markTelling': 'one’s own receipt',
  'teamRoutes.previewInvitation': 'tells nobody',
};

/** Each route that changes something and that some file of the client calls. */
const changing = (): string[] => {
  const client = sourceFiles().filter(({ path }) => /^client\/.*\.tsx?$/.test(path));
  const called = new Set(client.flatMap(({ text }) => text.match(/\b[a-z]\w*Routes\.\w+/g) ?? []));
  const known: Readonly<Record<string, Pick<Route, 'method'>>> = routes;
  return [...called].filter((name) => (known[name.split('.')[1] ?? '']?.method ?? 'GET') !== 'GET');
};

describe('forms', () => {
  it('[FO8] every change is asked about once, or has a reason why not', () => {
    expect(changing().toSorted()).toEqual([...Object.keys(askedBefore), ...Object.keys(notAsked)].toSorted());
  });

  it('[FO3] are RecordForms wherever a record is written', () => {
    const bare = features.filter(({ text }) => /<form\b|<Form\b|\bonSubmit=/.test(text));
    expect(bare.map(({ path }) => path).sort()).toEqual(signingIn);
  });

  it.each(Object.entries(askedBefore))(
    '[FO5] %s is asked for after it was shown what it does',
    (route, steps) => {
      const calling = features.filter(({ text }) => text.includes(`${route},`));
      const words = ['<ConfirmDialog', ...steps];
      expect(calling.length).toBeGreaterThan(0);
      for (const { path, text } of calling)
        expect({ path, asks: words.some((word) => text.includes(word)) }).toEqual({ path, asks: true });
    },
  );

  it('[FO5] ask in one way: whatever takes something away by a dialog is a ConfirmDialog', () => {
    const own = features.filter(
      ({ text }) => /<Dialog\b/.test(text) && /look="danger"[^>]*isDisabled=/.test(text),
    );
    expect(own.map(({ path }) => path)).toEqual([]);
  });
});
