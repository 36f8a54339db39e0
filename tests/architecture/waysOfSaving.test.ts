import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

const features = 'client/features/';
const files = new Map(sourceFiles().map(({ path, text }) => [path, text]));

/** Everything that a screen can show of our features, by what its files import. */
const partsOf = (screen: string): string[] => {
  const found = new Set<string>();
  const look = (path: string): void => {
    if (found.has(path) || !path.startsWith(features)) return;
    found.add(path);
    for (const [, file] of files.get(path)?.matchAll(/(?:from|import\()\s*'(\.[^']+\.tsx?)'/g) ?? [])
      look(join(dirname(path), file ?? ''));
  };
  look(screen);
  return [...found];
};

/** Taken as it is chosen; there is no pattern for that, and each is named. */
const chosen = ['channel/TopicStateChoice.tsx', 'conferences/DeviceChoice.tsx', 'settings/LookChoices.tsx'];

/** `itself`: saved while it is typed. `chosen`: taken as it is chosen. `button`: sent as a whole, once. */
const ways = {
  itself: (_path: string, text: string) => /<(?:SavedField|SectionEditor)\b/.test(text),
  chosen: (path: string) => chosen.includes(path),
  button: (_path: string, text: string) => /<(?:Record|Send)Form\b/.test(text),
} as const;
type Way = keyof typeof ways;

const partsThat = (screen: string, way: Way): string[] =>
  partsOf(screen)
    .map((path) => ({ path: path.slice(features.length), text: files.get(path) ?? '' }))
    .filter(({ path, text }) => ways[way](path, text))
    .map(({ path }) => path)
    .toSorted();

const screens = ['client/app/Screens.tsx', 'client/app/App.tsx'].flatMap((file) =>
  [...(files.get(file) ?? '').matchAll(/'\.\.\/(features\/\w+\/\w+\.tsx)'/g)].map(
    ([, path]) => `client/${path}`,
  ),
);

const fieldsOfMinutes = ['Attendance', 'HeaderFields', 'Inquiries', 'MinutesText'].map(
  (part) => `minutes/${part}.tsx`,
);
const formsOfOffice = [
  ...[
    'AddPosition',
    'ApplyForPosition',
    'ChangeProfession',
    'FacilityStatus',
    'GiveConsent',
    'GrantRight',
    'ImportAgreement',
  ],
  ...['MakeAccount', 'MakeFacility', 'MunicipalitiesPart', 'RegisterPatient', 'RenamePerson', 'StartTeam'],
  'VouchProfession',
].map((part) => `admin/${part}.tsx`);

const formsOfFamily = ['family/InviteFamily.tsx', 'family/ProtectFamily.tsx'];

/** Every screen on which something is saved, with the parts that save and how. What is in no list saves nothing. */
const saving: Readonly<Record<string, { readonly [W in Way]?: readonly string[] }>> = {
  'admin/AdminScreen.tsx': {
    button: [...formsOfOffice, ...formsOfFamily, 'rights/AskOfficer.tsx', 'rights/MakeOfficer.tsx'],
  },
  'conferences/ConferenceScreen.tsx': { itself: fieldsOfMinutes, chosen: ['conferences/DeviceChoice.tsx'] },
  'family/FamilyApp.tsx': { chosen: ['settings/LookChoices.tsx'], button: ['family/FamilyComposer.tsx'] },
  'minutes/MinutesScreen.tsx': {
    itself: fieldsOfMinutes,
    button: ['minutes/Comments.tsx', 'minutes/Supplements.tsx'],
  },
  'notices/WriteNoticeScreen.tsx': { button: ['notices/WordsStep.tsx'] },
  'patients/PatientScreen.tsx': {
    chosen: ['channel/TopicStateChoice.tsx'],
    button: [
      ...['channel/Composer.tsx', 'channel/CorrectForm.tsx', 'channel/EntryForm.tsx'],
      ...['conferences/PlanConference.tsx', 'family/FamilyComposer.tsx', ...formsOfFamily],
      'hospitalNotes/HospitalNoteForm.tsx',
    ],
  },
  'session/FirstOperator.tsx': { button: ['session/FirstOperator.tsx'] },
  'session/NewPassword.tsx': { chosen: ['settings/LookChoices.tsx'], button: ['session/NewPassword.tsx'] },
  'session/Session.tsx': { chosen: ['settings/LookChoices.tsx'] },
  'settings/SettingsScreen.tsx': {
    chosen: ['settings/LookChoices.tsx'],
    button: ['settings/FactorSetup.tsx', 'settings/PasswordChange.tsx'],
  },
};

/** A form with a button on a page whose fields save themselves: nothing of it is a field of what is stored there. */
const newThings: Readonly<Record<string, string>> = {
  'minutes/Comments.tsx': 'a word to the others, sent as a post is; it stands in no field',
  'minutes/Supplements.tsx': '追記, after 確定: nothing of that page saves itself any more',
};

describe('a page', () => {
  it('[MI16] of what saves something is in the list, with each part and its way', () => {
    const found = Object.fromEntries(
      screens.map((screen) => [
        screen.slice(features.length),
        Object.fromEntries(
          (Object.keys(ways) as Way[])
            .map((way): [Way, string[]] => [way, partsThat(screen, way)])
            .filter(([, parts]) => parts.length > 0),
        ),
      ]),
    );
    const withSomething = Object.entries(found).filter(([, each]) => Object.keys(each).length > 0);
    expect(Object.fromEntries(withSomething)).toEqual(saving);
  });

  it('[MI16] has one way of saving: where fields save themselves a button sends a new thing alone', () => {
    const mixed = Object.values(saving).filter(({ itself = [] }) => itself.length > 0);
    const buttons = mixed.flatMap(({ button = [] }) => button);
    expect(buttons.toSorted()).toEqual(Object.keys(newThings));
  });
});
