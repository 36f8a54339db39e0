import type { MinutesState } from './foldMinutes.ts';

/**
 * [MI11] [MI12] What an attestation confirmed, by the n it saw: the form as it is shown, one from before its last change, or one
 * with what 確定 has left out.
 */
export const seenForm = (
  { lastFormChange, leftOut }: Pick<MinutesState, 'lastFormChange' | 'leftOut'>,
  seen: number,
): 'current' | 'earlier' | 'later' => {
  const [first] = leftOut;
  if (first !== undefined && seen >= first.n) return 'later';
  return seen >= lastFormChange ? 'current' : 'earlier';
};
