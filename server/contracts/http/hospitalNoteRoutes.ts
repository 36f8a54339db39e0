import * as z from 'zod/mini';
import { clientId } from '../clientId.ts';
import { ids } from '../ids.ts';
import { pageMark } from '../pageMark.ts';
import { filledText } from '../texts.ts';
import { hospitalNoteWords } from './hospitalNoteWords.ts';
import { noticeSummary, reachView, shownFacilities } from './noticeRoutes.ts';
import { route } from './route.ts';

const patient = z.object({ patient: ids.patient });

/**
 * 入退院連絡: tells a patient's team of an admission to hospital or a discharge. It is read, marked and followed as any
 * notice.
 */
export const hospitalNoteRoutes = {
  previewHospitalNote: route({
    method: 'POST',
    path: '/patients/:patient/hospital-notes/reach',
    summary: '届く範囲: whom of the team a hospital note would reach now, and whom not, with the rule.',
    who: 'session',
    record: 'patient',
    params: patient,
    answer: reachView,
  }),
  sendHospitalNote: route({
    method: 'POST',
    path: '/patients/:patient/hospital-notes',
    summary:
      'Tells the team of an admission or discharge (入退院連絡). The same clientId again is the same note.',
    who: 'session',
    record: 'patient',
    params: patient,
    body: z.object({
      clientId,
      ...hospitalNoteWords.shape,
      text: filledText(20_000),
      /** Only PDFs. */
      attachments: z.array(ids.attachment).check(z.maxLength(10)),
      /** The facilities that 届く範囲 showed as reached: the sender is told where the delivery differs from that. */
      shown: shownFacilities.check(z.maxLength(500)),
    }),
    answer: z.object({ id: ids.notice }),
  }),
  listHospitalNotes: route({
    method: 'GET',
    path: '/patients/:patient/hospital-notes',
    summary:
      "The patient's hospital notes that the reader may see, newest first; `before` is `next` of the page before.",
    who: 'session',
    record: 'patient',
    params: patient,
    query: z.strictObject({ before: z.optional(pageMark) }),
    answer: z.object({
      notes: z.array(noticeSummary),
      next: z.nullable(z.string()),
    }),
  }),
} as const;
