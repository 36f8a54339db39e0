import type { MinutesState } from './foldMinutes.ts';

/**
 * [MI11] [MI12] Which form somebody confirmed, told by the entry that they had seen: the form as it is shown now, one
 * from before its last change, or one that includes what 確定 has left out.
 */
export const seenForm = (
  { lastFormChange, leftOut }: Pick<MinutesState, 'lastFormChange' | 'leftOut'>,
  seen: number,
): 'current' | 'earlier' | 'later' => {
  const [first] = leftOut;
  if (first !== undefined && seen >= first.n) return 'later';
  return seen >= lastFormChange ? 'current' : 'earlier';
};
