import * as z from 'zod/mini';
import { ids } from '../ids.ts';

const line = z.string().check(z.trim(), z.maxLength(120));

/** What an admission note (入退院連絡) says beside its text. */
export const admissionWords = z.object({
  /** 入院連絡 or 退院連絡. */
  event: z.enum(['admission', 'discharge']),
  /** The day of it in Asia/Tokyo; of a discharge, as planned. */
  on: z.iso.date(),
  /** Where, such as 5階東病棟, and whom to ask there. */
  place: line,
  contact: line,
  /** The note that this one corrects; both stay. */
  replaces: z.nullable(ids.notice),
});
export type AdmissionWords = z.infer<typeof admissionWords>;
