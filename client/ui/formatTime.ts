import i18next from 'i18next';
import { tokyoDay } from '#domain/vocabulary/days.ts';

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

/** Today: the time; this year: day and time; else the year too. Everybody is in Japan. */
export const formatTime = (at: string | number | Date): string => {
  const date = new Date(at);
  const day = tokyoDay(date);
  const today = tokyoDay(Date.now());
  if (day === today) return formatClock(date);
  if (day.slice(0, 4) === today.slice(0, 4)) return format('day', { ...monthDay, ...clock }).format(date);
  return format('year', { year: 'numeric', ...monthDay, ...clock }).format(date);
};

/** Day and time also of today: where days stand under one another, a time alone would say nothing. */
export const formatDayTime = (at: string): string => `${formatShortDay(at)} ${formatClock(at)}`;

/** 11月8日(日), with the year where it is not this one. */
export const formatShortDay = (at: string): string => {
  const isThisYear = tokyoDay(new Date(at)).slice(0, 4) === tokyoDay(Date.now()).slice(0, 4);
  return isThisYear ? format('shortday', monthDay).format(new Date(at)) : formatDay(new Date(at));
};

/** A calendar day (`2026-07-01`), or the day of an instant. */
export const formatDay = (day: string | Date): string => {
  const date =
    typeof day === 'string' && day.length === 10 ? new Date(`${day}T00:00:00+09:00`) : new Date(day);
  return format('fullday', { year: 'numeric', ...monthDay }).format(date);
};
