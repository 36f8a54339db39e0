import type { DataClass } from '../../vocabulary/dataClasses.ts';

/**
 * What is sent to an audience, the same for every recipient, and its class: a notice, the state of a facility, or word of a
 * patient's admission or discharge to their team.
 */
export const classOfNotice = {
  notice: 'notice',
  'facility-status': 'facility-status',
  'admission-note': 'summary',
} as const satisfies Record<string, DataClass>;
export type NoticeKind = keyof typeof classOfNotice;
