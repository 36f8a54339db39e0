import type { Words } from '../Words.ts';
import { errorFields } from './errorFields.ts';
import { errorReasons } from './errorReasons.ts';

export const errors: Words['errors'] = {
  ...errorFields,
  reasons: errorReasons,
  rule: 'Rule: {{rule}} {{words}}',
  clause: 'Clause: {{clause}}',
  since: 'Not to be read since {{since}}.',
  frozenSince: 'The agreement has ended; records from {{since}} on cannot be read.',
  field: '{{label}}: {{problem}}',
  textIsSafe: 'What you wrote is still on this screen.',
  retryAfter: 'Please try again in about {{minutes}} min.',
  office: 'Office to ask: {{municipality}} {{name}}',
  'A-01': { what: 'Not found.', next: 'Please check the number or address.' },
  'A-02': { what: 'Your sign-in has ended.', next: 'Please sign in again.' },
  'A-03': {
    what: 'Your part in this care has ended; its records can no longer be read.',
    next: 'Please ask the office below if you need them.',
  },
  'A-04': {
    what: 'The agreement has ended; new records cannot be read.',
    next: 'Please ask the office below if you need them.',
  },
  'A-05': {
    what: "The patient's consent does not cover this.",
    next: 'Please ask the office below about the consent.',
  },
  'A-06': {
    what: 'The position you act in may not do this.',
    next: 'Switch the position, or ask your manager.',
  },
  'A-07': {
    what: 'The wide-area agreement does not let this reach them.',
    next: 'Please ask the office below if it should.',
  },
  'A-08': { what: 'This was refused for safety.', next: 'Reload the page and try again.' },
  'L-01': { what: 'The login name, password or code is wrong.', next: 'Please check and enter them again.' },
  'L-02': { what: 'A code is needed.', next: 'Enter the six digits of your authenticator app.' },
  'L-03': {
    what: 'Too many tries; sign-in is closed for a while.',
    next: 'Please wait. If it is urgent, ask the manager of your facility.',
  },
  'L-04': {
    what: 'This password cannot be used.',
    next: 'Use at least 13 characters and no names, birthdays or common words.',
  },
  'V-01': { what: 'Something was entered wrongly.', next: 'Please check what you entered and try again.' },
  'V-02': { what: 'The file or text is too large.', next: 'Make it smaller or send it in parts.' },
  'V-03': {
    what: 'Files of this kind are not taken.',
    next: 'Send photos as JPEG or PNG and documents as PDF.',
  },
  'V-04': { what: 'Too many requests in a short time.', next: 'Wait a little and try again.' },
  'V-05': { what: 'There is no such operation.', next: 'Reload the page.' },
  'V-06': { what: 'That cannot be done here.', next: 'Reload the page.' },
  'C-01': { what: 'Somebody else has changed this meanwhile.', next: 'Reload to see how it stands now.' },
  'N-01': { what: 'The connection is weak.', next: 'Keep this screen open and try again once connected.' },
  'X-01': {
    what: 'A fault on our side.',
    next: 'Try again in a while. If it persists, tell your city office the number below.',
  },
};
