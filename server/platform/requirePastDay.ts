import { wrongField } from './wrongField.ts';

/** What was done or seen on a day: today or before (days compare as text). */
export const requirePastDay = (path: string, day: string, today: string): void => {
  if (day > today) throw wrongField(path, 'is after today', 'in-future');
};
