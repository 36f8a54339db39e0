import type { Words } from '../Words.ts';

export const hospitalNotes: Words['hospitalNotes'] = {
  title: '{{event}}: {{name}}, {{day}}',
  events: { admission: 'Admission', discharge: 'Discharge' },
  write: 'Tell of an admission or discharge',
  event: 'What it is about',
  days: { admission: 'Day of admission', discharge: 'Day of discharge (planned)' },
  dayMissing: 'Give the day.',
  place: 'Hospital and ward',
  placeHelp: 'Such as: 5th floor, east ward. Leave it empty when you write from home care.',
  contact: 'Whom to ask',
  contactHelp: 'Such as: discharge office, extension 1234.',
  text: 'Course and handover',
  textHelp: {
    admission: 'What led to it, how they live, treatment that goes on. Enter is a new line.',
    discharge: 'The stay, what goes on at home, appointments to come. Enter is a new line.',
  },
  textMissing: 'Write the course and handover.',
  untold: 'People of the team whom this does not reach',
  untoldNext:
    'They are not in the team for admission and discharge. Let those whom it reaches pass it on, or share it in a conference.',
  reachesNobody: 'This reaches nobody of the team. Invite somebody for admission and discharge under Team.',
  all: 'All of this patient',
  correct: 'Write a correction',
  correcting: 'A new note that corrects an earlier one. The earlier one stays.',
  corrected: 'The note before the correction',
  absent: {
    none: {
      what: 'There are no hospital notes yet.',
      next: 'Once an admission or discharge is settled, tell the team with "Write a hospital note".',
    },
    notYours: {
      what: 'Hospital notes of this person are not part of what you are in the team for.',
      next: 'Only those who are in the team for admission and discharge read and write them. If you need them, ask the doctor or care manager to invite you for it.',
    },
    asReceived: {
      what: 'You were given no hospital notes.',
      next: 'You can read what you were given, and nothing newer.',
    },
  },
};
