import { EARLIEST_BIRTH } from '#contracts/days.ts';
import { type Day, parseDay } from '#domain/vocabulary/days.ts';

/** [VA2] Said while it is typed, and not before the year has its four figures: an 8 on the way to 1938 is the year 8. */
export const problemOfBirth = (birth: string, today: Day): 'too-early' | 'in-future' | null => {
  if (parseDay(birth) === null || birth < '1000') return null;
  if (birth < EARLIEST_BIRTH) return 'too-early';
  return birth > today ? 'in-future' : null;
};
