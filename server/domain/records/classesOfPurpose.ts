import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Purpose } from '../vocabulary/purposes.ts';

/** The table of DOMAIN.md §3: which classes the records of a purpose have ("any class of that purpose's rows"). */
export const classesOfPurpose: { readonly [P in Purpose]: readonly DataClass[] } = {
  care: ['post', 'visit-report', 'face-sheet', 'summary', 'history'],
  conference: ['video', 'post', 'minutes'],
  'admission-discharge': ['summary', 'document'],
  notice: ['notice'],
  infection: ['notice', 'facility-status'],
  continuity: ['facility-status', 'face-sheet', 'summary', 'history'],
  disaster: ['face-sheet', 'summary', 'history', 'notice'],
  emergency: ['face-sheet'],
};
