import i18next from 'i18next';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { ShownDay } from './shownDay.ts';

const zone = { timeZone: 'Asia/Tokyo' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

const format = (name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${i18next.language} ${name}`;
  const known =
    formats.get(key) ??
    new Intl.DateTimeFormat(i18next.language === 'en' ? 'en-GB' : 'ja-JP', { ...zone, ...options });
  formats.set(key, known);
  return known;
};

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const monthDay = { month: 'long', day: 'numeric', weekday: 'short' } as const;

export const formatClock = (at: string | number | Date): string =>
  format('clock', clock).format(new Date(at));

/** To the second, where the order of things matters. */
export const formatSecond = (at: string): string =>
  format('second', { ...clock, second: '2-digit' }).format(new Date(at));

type At = string | number | Date;

/** Today: the time; this year: day and time; else, and on paper, the year too. Everybody is in Japan. */
export const formatTime = (at: At, { today, isPrinted }: ShownDay): string => {
  const date = new Date(at);
  const day = tokyoDay(date);
  if (day === today && !isPrinted) return formatClock(date);
  if (day.slice(0, 4) === today.slice(0, 4) && !isPrinted)
    return format('day', { ...monthDay, ...clock }).format(date);
  return format('year', { year: 'numeric', ...monthDay, ...clock }).format(date);
};

/** From one time to another; where midnight lies between them the second has its day too. `open`: it goes on. */
export const formatTimes = (from: At, until: At | null, open: string, shown: ShownDay): string => {
  if (until === null) return `${formatTime(from, shown)}–${open}`;
  const isSameDay = tokyoDay(new Date(from)) === tokyoDay(new Date(until));
  const end = isSameDay ? formatClock(until) : formatDayTime(until, shown);
  return `${isSameDay ? formatTime(from, shown) : formatDayTime(from, shown)}–${end}`;
};

/** Day and time also of today: where days stand under one another, a time alone would say nothing. */
export const formatDayTime = (at: At, shown: ShownDay): string =>
  `${formatShortDay(at, shown)} ${formatClock(at)}`;

/** 11月8日(日), with the year where it is not this one, and on paper. */
export const formatShortDay = (at: At, { today, isPrinted }: ShownDay): string => {
  const isThisYear = tokyoDay(new Date(at)).slice(0, 4) === today.slice(0, 4);
  return isThisYear && !isPrinted
    ? format('shortday', monthDay).format(new Date(at))
    : formatDay(new Date(at));
};

/** A calendar day (`2026-07-01`), or the day of an instant. */
export const formatDay = (day: string | Date): string => {
  const date =
    typeof day === 'string' && day.length === 10 ? new Date(`${day}T00:00:00+09:00`) : new Date(day);
  return format('fullday', { year: 'numeric', ...monthDay }).format(date);
};
