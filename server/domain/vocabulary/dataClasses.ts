/** What kind of content a record is. The order is the rules' order: a matrix shows the first class that passes. */
export const dataClasses = [
  'post',
  'visit-report',
  'vitals',
  'photo',
  'video',
  'document',
  'minutes',
  'summary',
  'history',
  'facility-status',
  'notice',
  'face-sheet',
] as const;

export type DataClass = (typeof dataClasses)[number];

const known: ReadonlySet<unknown> = new Set(dataClasses);

export function isDataClass(value: unknown): value is DataClass {
  return known.has(value);
}
