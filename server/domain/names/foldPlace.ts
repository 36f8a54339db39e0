import { foldName } from './foldName.ts';

/** What stands before or behind a facility's name and is left out as often as it is written. */
const FORMS =
  /^見本|株式会社|^株|株$|有限会社|^有(?=.{2})|合同会社|一般社団法人|公益社団法人|社会福祉法人|医療法人(?:社団|財団)?|特定非営利活動法人|npo法人/g;

/** [VA7] A facility's name as two are compared: with and without its company's form, and without 見本, it is the same one. */
export const foldPlace = (name: string): string => {
  const folded = foldName(name);
  return folded.replace(FORMS, '') || folded;
};
