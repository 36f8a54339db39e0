import { expect, it } from '@jest/globals';
import { timesOf } from '#server/minutes/loadMinutes.ts';

it('[PO9] the time of a conference that went on past midnight has the day of its end', () => {
  const began = new Date('2026-12-30T14:30:00Z');
  expect(timesOf(began, null)).toBe('23:30');
  expect(timesOf(began, new Date('2026-12-30T14:50:00Z'))).toBe('23:30～23:50');
  expect(timesOf(began, new Date('2026-12-30T15:20:00Z'))).toBe('23:30～12月31日 00:20');
});
