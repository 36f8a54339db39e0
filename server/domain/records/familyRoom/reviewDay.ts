import { type Day, parseDay } from '../../vocabulary/days.ts';

/** [FA5] A decision of the office is to be looked at again after half a year: the first day on which it holds no more. */
export const reviewDay = (from: Day): Day => {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  // The 31st of a month of thirty days is the first of the next.
  const then = new Date(Date.UTC(year, month - 1 + 6, day));
  return parseDay(then.toISOString().slice(0, 10)) ?? from;
};
