import { describe, expect, it } from '@jest/globals';
import { unfinishedForms } from '#tests/support/unfinishedForms.ts';
import { sourceFiles } from './sourceFiles.ts';

const features = 'client/features/';
const files = sourceFiles()
  .filter(({ path }) => path.startsWith(features) && path.endsWith('.tsx'))
  .map(({ path, text }) => ({ path: path.slice(features.length), text }));

/** What a person writes into, or gathers a record with. */
const takesText = (text: string): boolean =>
  /<(form|TextField|(?:Search|City)?Select|PersonFields|ReasonField|Choice|FileInput|DayRange|textarea|input)\b/.test(
    text,
  );
const asksItself = (text: string): boolean =>
  /\buse(Unsaved|Draft|FormDraft|HospitalNoteDraft|Composing)\b/.test(text);

/** Forms that hold nothing which leaving would lose, each with its reason. */
const losesNothing: Readonly<Record<string, string>> = {
  'admin/AccountsPart.tsx': 'a search',
  'admin/Applications.tsx': 'one reason, in the dialog that asks',
  'admin/ChangeProfession.tsx': 'one choice',
  'admin/PersonFields.tsx': 'part of forms whose drafts are kept',
  'admin/WhenItEnds.tsx': 'one day, in the dialog that asks',
  'admin/FacilitiesPart.tsx': 'a search',
  'admin/PatientsPart.tsx': 'which patient is shown',
  'admin/RenewSignIn.tsx': 'a link to copy, read only',
  'admin/StartTeam.tsx': 'one choice',
  'admin/VouchProfession.tsx': 'one choice',
  'admin/StatusAudience.tsx': 'part of FacilityStatus, which holds what was chosen',
  'family/FamilyPeople.tsx': 'a few choices, made again',
  'family/FamilyRoom.tsx': 'to whom one writes',
  'hospitalNotes/HospitalNoteForm.tsx': 'part of WriteHospitalNote, whose draft is kept',
  'audit/AuditFilters.tsx': 'a search',
  'audit/FindAudited.tsx': 'a search',
  'channel/TopicStateChoice.tsx': 'a state that is recorded as it is chosen',
  'channel/DayJump.tsx': 'a day to jump to',
  'channel/TopicTitleField.tsx': 'part of EntryForm and CorrectForm, whose drafts are kept',
  'channel/VitalsFields.tsx': 'part of EntryForm, whose draft is kept',
  'conferences/DeviceChoice.tsx': 'each choice is taken as it is made',
  'minutes/SavedField.tsx': 'saves itself, and what waits is kept by fieldSavers.ts for every screen',
  'notices/AudienceStep.tsx': 'part of WriteNoticeScreen, whose draft is kept',
  'notices/WordsStep.tsx': 'part of WriteNoticeScreen, whose draft is kept',
  'patients/RoomList.tsx': 'a search',
  'attachments/AttachFiles.tsx': 'files, which wait in the upload queue and are kept with their draft',
  'attachments/LabelFields.tsx': 'of a file that waits in the upload queue, and kept with it',
  'attachments/album/AlbumPart.tsx': 'a search',
  'rights/CitySelect.tsx': 'part of forms whose drafts are kept',
  'rights/ReasonField.tsx': 'part of dialogs that ask once, each named here',
  'rights/OfficerRecoveries.tsx': 'a link to copy, read only',
  'rights/Tellings.tsx': 'one reason, in the dialog that asks',
  'search/SearchScreen.tsx': 'a search',
  'session/NewPassword.tsx': 'one password, before anybody is signed in',
  'session/SecondFactor.tsx': 'a code, before anybody is signed in',
  'session/SignInForm.tsx': 'before anybody is signed in',
  'settings/LookChoices.tsx': 'each choice is kept as it is made',
  'team/EndMembership.tsx': 'one reason, in the dialog that asks',
  'team/Invite.tsx': 'a search',
};

/** Forms of which nothing may lie on a device, and those that hold no text of their own. */
const notKept: Readonly<Record<string, string>> = {
  'admin/ChangeProfession.tsx': 'one choice',
  'admin/StartTeam.tsx': 'one choice',
  'admin/VouchProfession.tsx': 'one choice',
  'notices/WordsStep.tsx': 'part of WriteNoticeScreen, whose draft is kept',
  'session/FirstOperator.tsx': 'before anybody is signed in; it holds a password',
  'session/NewPassword.tsx': 'a password',
  'settings/FactorSetup.tsx': 'a password and a second factor',
  'settings/PasswordChange.tsx': 'passwords',
};

/** Before anybody is signed in there is no screen to go to: closing the tab is all that could lose it, and that asks. */
const withoutScreens = ['session/FirstOperator.tsx'];

describe('a form with text in it', () => {
  it('says that it is not finished, or holds nothing that leaving would lose', () => {
    const silent = files.filter(
      ({ path, text }) => takesText(text) && !asksItself(text) && !(path in losesNothing),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('is gone through by the browser test of leaving', () => {
    const asking = files
      .filter(({ text }) => /\buse(Unsaved\(|FormDraft[(<])/.test(text))
      .map(({ path }) => path);
    const tried = [...Object.keys(unfinishedForms), ...withoutScreens];
    expect(asking.toSorted()).toEqual(tried.toSorted());
  });

  it('[FO6] is kept on the device, or named as one of which nothing may be', () => {
    const forms = files.filter(({ text }) => /<(?:Record|Send)Form\b/.test(text));
    const kept = (text: string) => /\buse(Draft|FormDraft|HospitalNoteDraft|Composing)\b/.test(text);
    const forgotten = forms.filter(({ path, text }) => !kept(text) && !(path in notKept));
    expect(forgotten.map(({ path }) => path)).toEqual([]);
    const known = new Set(forms.filter(({ text }) => !kept(text)).map(({ path }) => path));
    expect(Object.keys(notKept).filter((path) => !known.has(path))).toEqual([]);
  });

  it('[FO6] keeps no secret: a field of a password is in no draft', () => {
    const kept = files.filter(({ text }) => /\buse(Draft|FormDraft)\b/.test(text));
    for (const { path, text } of kept) {
      const empty = /const empty[^;]*;/s.exec(text)?.[0] ?? '';
      expect({ path, empty: /password|secret|code:\s*''\s*as/i.test(empty) }).toEqual({ path, empty: false });
      if (text.includes("'new-password'"))
        expect(text).toContain("const [password, setPassword] = useState('')");
    }
  });

  it('leaves no reason behind when it goes', () => {
    const known = new Set(files.filter(({ text }) => takesText(text)).map(({ path }) => path));
    expect(Object.keys(losesNothing).filter((path) => !known.has(path))).toEqual([]);
  });
});
