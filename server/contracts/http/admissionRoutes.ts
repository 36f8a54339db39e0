import * as z from 'zod/mini';
import { clientId } from '../clientId.ts';
import { ids } from '../ids.ts';
import { pageMark } from '../pageMark.ts';
import { filledText } from '../texts.ts';
import { admissionWords } from './admissionWords.ts';
import { noticeSummary, reachView, shownFacilities } from './noticeRoutes.ts';
import { route } from './route.ts';

const patient = z.object({ patient: ids.patient });

/** 入退院連絡: word of a patient's admission or discharge, to their team. Read, marked and followed as any notice. */
export const admissionRoutes = {
  previewAdmissionNote: route({
    method: 'POST',
    path: '/patients/:patient/admission-notes/reach',
    summary: '届く範囲: whom of the team an admission note would reach now, and whom not, with the rule.',
    who: 'session',
    record: 'patient',
    params: patient,
    answer: reachView,
  }),
  tellAdmission: route({
    method: 'POST',
    path: '/patients/:patient/admission-notes',
    summary:
      'Tells the team of an admission or discharge (入退院連絡). The same clientId again is the same note.',
    who: 'session',
    record: 'patient',
    params: patient,
    body: z.object({
      clientId,
      ...admissionWords.shape,
      text: filledText(20_000),
      /** PDFs alone. */
      attachments: z.array(ids.attachment).check(z.maxLength(10)),
      /** The facilities that 届く範囲 showed as reached: the sender is told what differs at delivery. */
      shown: shownFacilities.check(z.maxLength(500)),
    }),
    answer: z.object({ id: ids.notice }),
  }),
  listAdmissionNotes: route({
    method: 'GET',
    path: '/patients/:patient/admission-notes',
    summary:
      "The patient's admission notes that the reader may see, newest first; `before` is `next` of the page before.",
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
