import { refusalReasons } from '#domain/access/refusalReason.ts';
import { passwordProblems } from '#domain/sessions/passwordProblems.ts';

/** Why a file is not taken (V-03). */
export const fileReasons = [
  'wrong-type',
  'unreadable',
  'encrypted',
  'script',
  'embedded-file',
  'launch',
  'outside',
  'owner-password',
  'too-slow',
  'film-too-long',
  'film-too-large',
  'films-not-here',
] as const;
export type FileReason = (typeof fileReasons)[number];

/**
 * What happened, where the code alone does not say it. It is a closed list, since the client has words for each
 * (client/i18n, `errors.reasons`). No reason tells anything of a record that the caller may not see.
 */
export const errorReasons = [
  ...refusalReasons,
  ...passwordProblems,
  ...fileReasons,
  // C-01: what one wanted to make exists already, or what one wanted to change is not in the state that it must be
  // in.
  'login-name-taken',
  'municipality-there',
  'version-there',
  'team-there',
  'already-member',
  'already-ended',
  'last-officer',
  'last-operator',
  'not-vouched',
  'no-care-profession',
  'sees-no-content',
  'objected-to',
  'still-objectable',
  'second-person',
  'officer-there',
  'too-late',
  'already-recorded',
  'patient-there',
  'facility-there',
  'already-withdrawn',
  'post-withdrawn',
  'nothing-to-take-back',
  'already-signed-in',
  // Of the family's room: the office bars this person, nobody decides for the patient.
  'family-barred',
  'no-proxy',
  'own-account',
  'not-begun',
  'not-empty',
  'open',
  'changed-meanwhile',
  'made-for-another',
  'written-since',
  'changed-by-another',
  'another-person',
  // C-01: the session acts in another position than the one for which the page was shown.
  'position-switched',
  // another person may do it, or the same person in another position.
  'no-position',
  'not-an-end',
  'sender',
  'author',
  // N-01: the key that opens it is not here (docs/RUNBOOK.md); trying again does not help by itself.
  'secret-locked',
  // V-04 and N-01 of a call.
  'participants',
  'transports',
  'consumers',
  'no-media',
] as const;
export type ErrorReason = (typeof errorReasons)[number];

/**
 * What is wrong with a field, where a person at a screen can correct it; the client has words for each
 * (`errors.problems`).
 */
export const fieldCodes = [
  'blank',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-large',
  'wrong-form',
  'ill-formed',
  'invisible',
  'not-a-name',
  'kana-only',
  'not-a-step',
  'not-a-day',
  'in-future',
  'too-early',
  'too-late',
  'not-a-choice',
  'not-in-team',
  'until-not-after-from',
  'before-today',
  'diastolic-not-below',
  'no-sign',
  'pdf-only',
  'file-gone',
  'file-empty',
  'cut-off',
  'nobody-found',
  'cannot-read',
] as const;
export type FieldCode = (typeof fieldCodes)[number];
