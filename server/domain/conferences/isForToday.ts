import { type Day, tokyoDay } from '../vocabulary/days.ts';

/** What stands under 今日の会議: one that is open, whenever it was planned for, and one that is planned for this day. */
export const isForToday = (
  { state, startsAt }: { readonly state: string; readonly startsAt: Date | string },
  today: Day,
): boolean => state === 'open' || (state === 'planned' && tokyoDay(new Date(startsAt)) === today);
