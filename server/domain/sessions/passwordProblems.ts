/** Why a new password is not taken. */
export const passwordProblems = [
  'too-short',
  'not-mixed',
  'contains-login-name',
  'repeats',
  'sequence',
  'common',
  'same-as-before',
] as const;
export type PasswordProblem = (typeof passwordProblems)[number];
