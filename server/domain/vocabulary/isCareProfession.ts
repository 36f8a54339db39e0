import { type KnownProfession, professions } from './professions.ts';

/** Known professions that give no care: whoever has one of these alone begins no team (RI9). */
const without: readonly KnownProfession[] = [
  '消防指令員',
  '民生委員',
  '行政職員',
  '社会福祉協議会職員',
  '事務職員',
  '学校教職員',
];

/** Deny by default: a profession that our list does not foresee begins no team either; a team may ask its people in. */
export const isCareProfession = (profession: string): boolean =>
  professions.some((known) => known === profession) && !without.some((each) => each === profession);
