import { wrongField } from './wrongField.ts';

/**
 * [DA3] A period has at least one day: `until`, the first day that does not belong to it, comes after `from` (days
 * compare as text).
 */
export const requirePeriod = (
  { from, until }: { readonly from: string; readonly until: string | null },
  path = 'until',
): void => {
  if (until !== null && until <= from) throw wrongField(path, 'is not after from', 'until-not-after-from');
};
