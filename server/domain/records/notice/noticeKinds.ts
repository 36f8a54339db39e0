import type { DataClass } from '../../vocabulary/dataClasses.ts';

/**
 * The kinds of notice, each with its class, which is the same for every recipient: words and files, the state of a
 * facility, and hospital notes, which tell a patient's team of an admission to hospital or a discharge.
 */
export const classOfNotice = {
  notice: 'notice',
  'facility-status': 'facility-status',
  'admission-note': 'summary',
} as const satisfies Record<string, DataClass>;
export type NoticeKind = keyof typeof classOfNotice;
