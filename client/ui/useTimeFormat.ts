import { useSyncExternalStore } from 'react';
import { formatDayTime, formatShortDay, formatTime, formatTimes } from './formatTime.ts';
import { shownDay } from './shownDay.ts';

type At = string | number | Date;

/** Times as they are said today: after midnight, at the next look and on paper they are drawn anew with their day. */
export const useTimeFormat = () => {
  const shown = useSyncExternalStore(shownDay.subscribe, shownDay.get);
  return {
    formatTime: (at: At) => formatTime(at, shown),
    formatTimes: (from: At, until: At | null, open: string) => formatTimes(from, until, open, shown),
    formatDayTime: (at: At) => formatDayTime(at, shown),
    formatShortDay: (at: At) => formatShortDay(at, shown),
  };
};
