import type { Day } from '#domain/vocabulary/days.ts';

/** Whole years on a day. Somebody born on 29 February is a year older on 1 March of other years. */
export const ageOn = (birth: Day, day: Day): number => {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
};
