import type { Words } from '../Words.ts';

export const menu: Words['menu'] = {
  home: 'Home',
  patients: 'Patients',
  notices: 'Notices',
  conferences: 'Meetings',
  more: 'More',
  search: 'Search',
  settings: 'Settings',
  admin: 'Administration',
};

export const session: Words['session'] = {
  tagline: 'Where the people around a patient write to one another and meet.',
  signIn: 'Sign in',
  signingIn: 'Checking…',
  loginName: 'Login name',
  password: 'Password',
  help: 'If you forgot them or lost a device, ask your city office: it gives you a link to choose a new password.',
  ended: 'You were signed out',
  endedNext:
    'Nothing was done for a while, twelve hours have passed, or you signed out on another screen. Sign in again to go on where you were.',
  otherAccount: 'Somebody else signed in on this device',
  otherAccountNext: 'This screen was closed. To use it yourself, please sign in again.',
  movedTitle: 'The position was switched on another screen',
  movedHelp: 'This screen was opened as {{shown}}; you now act as {{now}}. Choose in which one to go on.',
  movedUnsaved: 'There is unsent text. It was written as {{shown}}.',
  movedGoOn: 'Go on as {{now}}',
  movedBack: 'Back to {{shown}}',
  idleTitle: 'You will be signed out soon ({{time}})',
  idleHelp:
    'Nothing was done for a while, so this screen closes then. What you wrote is kept, and you can go on after signing in again.',
  goOn: 'Go on',
  absoluteTitle: 'You will be signed out at {{time}}',
  absoluteHelp:
    'Twelve hours have passed since you signed in. Sign in now and you stay on this screen. What you wrote is kept.',
  signInNow: 'Sign in now',
  signInLater: 'Later',
  unreadHere: '{{count}} unread',
  conferencesHere: '{{count}} conferences today',
  secondFactor: 'Enter the code',
  code: 'Code (six digits)',
  codeHelp: 'Enter the digits your authenticator app shows; they change every 30 seconds.',
  confirmCode: 'Confirm and sign in',
  sample: 'sample',
  noPosition: 'No position',
  change: 'Switch',
  positionTitle: 'Position you act in',
  positionHelp: 'You read and write as the holder of this position, and the records name it.',
  unsaved: 'There is unsent text. If you switch, it will be sent in the other position.',
  now: 'Acting now',
  signOut: 'Sign out',
};

export const leaving: Words['leaving'] = {
  title: 'Something is not finished',
  what: 'This has been neither saved nor sent:',
  something: 'Text you have begun',
  stay: 'Go on writing',
  move: 'Leave (what you wrote is lost)',
  close: 'Give it up (what you wrote is lost)',
  switch: 'Switch the position (what you wrote is lost)',
  signOut: 'Sign out (what you wrote is lost)',
  signOutEverywhere: 'Sign out everywhere (what you wrote is lost)',
};

export const settings: Words['settings'] = {
  title: 'Settings',
  look: 'Appearance',
  textSize: 'Text size',
  sizes: { normal: 'Normal', large: 'Large', larger: 'Larger', largest: 'Largest' },
  passwordTitle: 'Change password',
  current: 'Current password',
  next: 'New password',
  nextHelp: 'At least 13 characters; no names, birthdays or common words. Your other devices are signed out.',
  changePassword: 'Change the password',
  passwordChanged: 'The password was changed.',
  factorTitle: 'Code (second factor)',
  factorOn: 'Set up. Sign-in asks for the six digits of your authenticator app.',
  factorOff: 'Not set up yet. An authenticator app on your phone makes the account safer.',
  beginFactor: 'Set up an authenticator app',
  renewFactor: 'Set up the authenticator app anew',
  secret: 'Key for the authenticator app',
  secretHelp: 'Choose "enter a key" in the app and type this. On this device the link below opens the app.',
  openApp: 'Open in the authenticator app',
  confirmFactor: 'Finish with a code',
  factorDone: 'Done. The next sign-in asks for a code.',
  sessionsTitle: 'Devices',
  thisDevice: 'This device',
  lastActiveAt: 'Last active {{time}}',
  everywhere: 'Sign out on all devices',
  everywhereTitle: 'Sign out everywhere?',
  everywhereWill: 'Signs out the {{count}} devices that are signed in, this one too, at once.',
  everywhereNow: 'Sign out',
  everywhereHelp: 'The button below signs you out on every device, this one too.',
};

export const devices: Words['devices'] = {
  open: 'Devices',
  ofAccount: 'Devices of {{name}}',
  none: 'No device has signed in yet.',
  other: 'Another device',
  signedInAt: 'Last signed in {{time}}',
  signedInBy: '{{person}}’s device, last signed in {{time}}',
  lost: 'Lost {{time}}',
  lose: 'I have lost this device',
  lostTitle: 'Stop a lost device ({{name}})',
  lostSessions: 'It is signed out at once.',
  lostKept: 'Drafts and unsent posts left on it can be read by nobody any more. This cannot be undone.',
  lostFound: 'When it is found, it can be used again by signing in.',
  lostNow: 'Stop it as lost',
};

export const home: Words['home'] = {
  title: 'Home',
  today: 'Meetings today',
  noneToday: 'No meetings today.',
  toAttest: 'Minutes waiting for your confirmation',
  noneToAttest: 'No minutes wait for you.',
  unread: 'Unread messages',
  noneUnread: 'No unread messages.',
  notices: 'Notices not yet acknowledged',
  allNotices: 'See all notices',
  noneNotices: 'All notices are acknowledged.',
  begun: 'Begun and not sent',
  begunHelp: 'Neither sent nor recorded yet. You can go on.',
  otherPositions: 'Waiting in your other positions',
  otherPositionsNext: 'Choose the position with “Switch” at the top to see it.',
};

export const more: Words['more'] = { title: 'More' };

export const newPassword: Words['newPassword'] = {
  title: 'Choose a new password',
  help: '13 characters or more; no names, birthdays or common words.',
  now: 'Take this password',
  done: 'Your password is new',
  doneNext:
    'Sign in with your login name and the new password. A second factor is set up again under Settings.',
  dead: 'This link does not work',
  deadNext: 'It was used, is too old, or a newer one was made. Ask your city office for another.',
};

export const founding: Words['founding'] = {
  help: 'Enter the first operator, a municipality and its officer. This link works once.',
  parts: {
    operator: 'Operator (of the system)',
    municipality: 'Municipality',
    officer: 'Officer of the municipality',
  },
  fields: {
    operatorName: 'Name',
    operatorKana: 'Kana',
    operatorLogin: 'Login name',
    operatorPassword: 'Password',
    code: 'Municipality',
    officeName: 'Name of the office',
    officePhone: 'Telephone of the office',
    officerName: "Officer's name",
    officerKana: "Officer's kana",
    officerLogin: "Officer's login name",
    officerPassword: "Officer's password",
  },
  make: 'Enter',
  done: 'Done. You can sign in now.',
  doneNext:
    'Signed in as the officer, you find what to do first on Home. To add a municipality, sign in as the operator and open Administration.',
};
