import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

const features = sourceFiles().filter(({ path }) => /^client\/features\/.*\.tsx$/.test(path));

/** Signing in: Enter in the last field is what everybody expects, and no record is written. */
const signingIn = ['client/features/session/SecondFactor.tsx', 'client/features/session/SignInForm.tsx'];

/** What goes to many people or cannot be taken back, and the step that shows what will happen where it is no dialog. */
const askedBefore: Readonly<Record<string, readonly string[]>> = {
  'noticeRoutes.sendNotice': ['ReachAndSend'],
  'admissionRoutes.tellAdmission': ['ReachAndSend'],
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
  'minutesRoutes.strikeAttendee': ['RowActions'],
  'minutesRoutes.strikeInquiry': ['RowActions'],
  'minutesRoutes.circulateMinutes': [],
  'minutesRoutes.supplementMinutes': [],
  'sessionRoutes.signOutEverywhere': [],
};

describe('forms', () => {
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
