import type { Words } from '../Words.ts';

export const attachments: Words['attachments'] = {
  add: { photo: 'Add a photo', document: 'Add a PDF', video: 'Add a video' },
  limits: {
    photo: 'photos (JPEG, HEIC, PNG, WebP, up to {{size}} MB each)',
    document: 'PDFs (up to {{size}} MB each)',
    video: 'films (3 minutes, up to {{size}} MB each)',
  },
  and: ' and ',
  limitsHelp: 'You can attach up to {{most}} files: {{limits}}.',
  soFar: '{{count}} so far.',
  leftOut: 'Files that could not be attached: {{count}}',
  problems: {
    empty: 'is empty (0 bytes). Please choose the file again.',
    type: 'is of a type that is not taken. Photos as JPEG, HEIC, PNG or WebP, films as MP4, MOV or WebM, documents as PDF, please.',
    size: 'is larger than {{most}} MB. Please make it smaller or split it.',
    count: 'is one too many: {{most}} files at most. Send these first, then attach it to another message.',
  },
  sending: 'Sending {{name}}',
  waiting: 'Waiting its turn',
  goesAgain: 'Not sent yet; it is tried again by itself',
  ready: 'Ready',
  again: 'Try again',
  remove: 'Remove',
  removeOf: 'Remove {{name}}',
  goTogether:
    'You can press send while files are on their way. The message arrives when all of them are there.',
  refusedFirst: 'A file cannot be sent. Please remove it or choose it again, then send.',
  uploading: 'Sending files…',
};

export const outbox: Words['outbox'] = {
  title: 'Waiting to be sent',
  count: 'Waiting to be sent: {{count}}',
  toDecide: 'To be decided by you: {{count}}',
  show: 'Show',
  allSent: 'Everything has been sent.',
  waiting: 'Waiting to be sent (goes by itself once connected)',
  sending: 'Sending…',
  notSent: 'Could not be sent',
  again: 'Send again',
  rewrite: 'Edit and send anew',
  composerBusy:
    'Another message is being written there. Send or delete that one first, then press this again.',
  discard: 'Do not send, delete',
  discardSure: 'Really delete (cannot be undone)',
  ask: {
    old: 'Written more than 7 days ago. Send it now?',
    late: 'Written more than an hour ago. Send it now?',
    'other-session': 'Written in an earlier sign-in. Send it now?',
    'other-position': 'Written in another position. In which one shall it be sent?',
  },
  writtenAs: 'Written {{time}} as “{{position}}”.',
  pastPosition: 'a position you no longer hold',
  sendAs: 'Send as “{{position}}”',
  switchAndSend: 'Switch to “{{position}}” and send',
  memoryOnly: 'This device (browser) cannot keep drafts. Please do not close this screen before all is sent.',
  deviceFull:
    'There is no room left on this device. What you write now is lost when this screen is closed before it is sent. Please send or remove waiting messages and files.',
  atSignOut:
    'Waiting to be sent: {{count}}. The next time you sign in on this device you can look at them and send them. They stay for 7 days.',
};
