import type { TFunction } from 'i18next';
import { lastDayOf, parseDay } from '#domain/vocabulary/days.ts';
import { formatDay } from './formatTime.ts';

/** [DA2] The last day on which something holds, of a period as the house keeps it; null is open. */
export const lastDayIn = (until: string | null): string | null => lastDayOf(parseDay(until));

/**
 * [DA2] From a day to its last one, as people say it. What was ended on the day it began, or before it, has no day that it
 * held as a whole: that it ended is what counts.
 */
export const formatPeriod = (
  t: TFunction,
  { from, until }: { readonly from: string; readonly until: string | null },
): string => {
  const last = lastDayIn(until);
  if (last === null) return t('common.periodOpen', { from: formatDay(from) });
  if (last < from) return t('common.periodCut', { from: formatDay(from) });
  if (last === from) return t('common.periodOneDay', { from: formatDay(from) });
  return t('common.period', { from: formatDay(from), last: formatDay(last) });
};
