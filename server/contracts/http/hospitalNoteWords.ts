import * as z from 'zod/mini';
import { eventDay } from '../days.ts';
import { ids } from '../ids.ts';
import { line } from '../texts.ts';

/** What a hospital note (入退院連絡) says beside its text. */
export const hospitalNoteWords = z.object({
  /** 入院連絡 or 退院連絡. */
  event: z.enum(['admission', 'discharge']),
  /** The day on which it happens, in Asia/Tokyo; for a discharge as planned. */
  on: eventDay,
  /** Where, such as 5階東病棟, and whom to ask there. */
  place: line(120),
  contact: line(120),
  /** The note that this one corrects; both stay. */
  replaces: z.nullable(ids.notice),
});

/** As it is shown. What was taken before there was a rule must still be read. */
export const shownHospitalNote = z.object({
  ...hospitalNoteWords.shape,
  ...{ on: z.string(), place: z.string(), contact: z.string() },
});
export type HospitalNoteWords = z.infer<typeof shownHospitalNote>;
