import { describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { formatDayTime, formatTime, formatTimes } from '#client/ui/formatTime.ts';
import type { ShownDay } from '#client/ui/shownDay.ts';

await i18next.init({ lng: 'ja' });
const on = (today: string, isPrinted = false) => ({ today, isPrinted }) as ShownDay;
/** Ten to midnight in Tokyo. */
const late = '2026-12-30T14:50:00Z';

describe('[PO9] a time', () => {
  it('stands alone today; from midnight on it has its day, from the new year on its year', () => {
    expect(formatTime(late, on('2026-12-30'))).toBe('23:50');
    expect(formatTime(late, on('2026-12-31'))).toBe('12月30日(水) 23:50');
    expect(formatTime(late, on('2027-01-01'))).toBe('2026年12月30日(水) 23:50');
  });

  it('has day and year on paper, also of today', () => {
    expect(formatTime(late, on('2026-12-30', true))).toBe('2026年12月30日(水) 23:50');
    expect(formatDayTime(late, on('2026-12-30', true))).toBe('2026年12月30日(水) 23:50');
  });

  it('is never of tomorrow without its day: what is planned for the next day says so before midnight', () => {
    expect(formatTime('2026-12-30T15:10:00Z', on('2026-12-30'))).toBe('12月31日(木) 00:10');
  });

  it('from one to another has the day of both where midnight lies between them', () => {
    const after = '2026-12-30T15:20:00Z';
    expect(formatTimes(late, '2026-12-30T14:55:00Z', '', on('2026-12-30'))).toBe('23:50–23:55');
    expect(formatTimes(late, after, '', on('2026-12-30'))).toBe('12月30日(水) 23:50–12月31日(木) 00:20');
    expect(formatTimes(late, null, '出席中', on('2026-12-31'))).toBe('12月30日(水) 23:50–出席中');
  });
});
