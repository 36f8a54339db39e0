import * as z from 'zod/mini';
import { facilityKinds } from '#domain/vocabulary/facilityKinds.ts';
import { clientId } from '../clientId.ts';
import { instant } from '../days.ts';
import { ids } from '../ids.ts';
import { filledLine, filledText } from '../texts.ts';
import { attachmentView } from './attachmentRoutes.ts';
import { municipalityCode } from './directoryFields.ts';
import { facilityState } from './facilityState.ts';
import { shownHospitalNote } from './hospitalNoteWords.ts';
import { route } from './route.ts';

const count = z.int().check(z.minimum(0));

/** What a notice is for. This decides which clauses let it cross a border (DOMAIN.md §3, the record table). */
export const noticePurposes = ['notice', 'infection'] as const;
/** What the state of a facility is told for. */
export const statusPurposes = ['infection', 'continuity'] as const;
/** What a hospital note is for. */
export const hospitalNotePurpose = 'admission-discharge';
export type NoticePurpose =
  | (typeof noticePurposes)[number]
  | (typeof statusPurposes)[number]
  | typeof hospitalNotePurpose;

export const noticeAudience = z.object({
  facilityKinds: z.array(z.enum(facilityKinds)).check(z.minLength(1), z.maxLength(facilityKinds.length)),
  municipalities: z.array(municipalityCode).check(z.minLength(1), z.maxLength(1_741)),
});
export type NoticeAudience = z.infer<typeof noticeAudience>;

/** The facilities that 届く範囲 showed as reached: some thousands, where 20,000 people of every municipality are. */
export const shownFacilities = z.array(ids.facility).check(z.maxLength(20_000));

/**
 * 届く範囲: who is reached and who is not, with the rule. `null` counts: a municipality that is no party is shown without
 * any.
 */
export const reachView = z.object({
  reached: z.array(
    z.object({
      municipality: municipalityCode,
      name: z.string(),
      crossing: z.boolean(),
      clause: z.nullable(z.string()),
      clauseTitle: z.nullable(z.string()),
      facilities: z.array(z.object({ id: ids.facility, name: z.string() })),
      people: count,
    }),
  ),
  notReached: z.array(
    z.object({
      municipality: municipalityCode,
      name: z.string(),
      rule: z.string(),
      clause: z.nullable(z.string()),
      facilities: z.nullable(count),
      people: z.nullable(count),
    }),
  ),
  facilities: count,
  people: count,
});
export type ReachView = z.infer<typeof reachView>;

export const noticeStates = ['unread', 'opened', 'acknowledged', 'sent', 'listed'] as const;

const sender = z.object({
  name: z.string(),
  facility: z.string(),
  municipality: z.string(),
  crossing: z.boolean(),
});

export const noticeSummary = z.object({
  id: ids.notice,
  kind: z.enum(['notice', 'facility-status', 'admission-note']),
  /** Empty for a facility's state and a hospital note: whoever shows these makes words of them. */
  title: z.string(),
  status: z.nullable(facilityState),
  hospitalNote: z.nullable(
    z.object({ ...shownHospitalNote.shape, patient: z.object({ id: ids.patient, name: z.string() }) }),
  ),
  purpose: z.enum([...noticePurposes, 'continuity', hospitalNotePurpose]),
  sender,
  sentAt: z.string(),
  attachments: count,
  /**
   * The reader's own state; opened is not acknowledged. `listed`: it is listed with a patient, and was not sent to
   * this reader.
   */
  state: z.enum(noticeStates),
  /** When this reader was last reminded, and whether they have opened it since. Null: never, or it is settled. */
  reminder: z.nullable(z.object({ at: z.string(), seen: z.boolean() })),
  /**
   * For the sender: how many facilities acknowledged, of those where somebody may read it now (the sender's own left
   * out).
   */
  progress: z.nullable(z.object({ acknowledged: count, opened: count, facilities: count })),
});
export type NoticeSummary = z.infer<typeof noticeSummary>;

export const noticeView = z.object({
  ...noticeSummary.shape,
  text: z.string(),
  files: z.array(attachmentView),
  /** The files whose class no clause discloses to the reader: they keep their place. */
  withheld: z.nullable(z.object({ files: count, dataClass: z.string(), rule: z.string() })),
  acknowledgedAt: z.nullable(z.string()),
  why: z.object({
    rule: z.nullable(z.string()),
    clause: z.nullable(z.string()),
    clauseTitle: z.nullable(z.string()),
  }),
});
export type NoticeView = z.infer<typeof noticeView>;

/**
 * `waiting` and `routing`: it is still being delivered. `done` of `total` people; 0 of 0 until it is known how many
 * there are.
 */
export const deliveryProgress = z.object({
  state: z.enum(['waiting', 'routing', 'done']),
  done: count,
  total: count,
});

export const receiptsView = z.object({
  delivery: deliveryProgress,
  reach: z.nullable(reachView),
  /** Where the delivery differed from what 届く範囲 had shown; null: nowhere. */
  difference: z.nullable(
    z.object({
      gained: z.array(z.object({ id: ids.facility, name: z.string() })),
      lost: z.array(z.object({ id: ids.facility, name: z.string() })),
    }),
  ),
  /**
   * First by facility (DOMAIN.md §6): how many people it reached there, and the latest mark of each kind. The people
   * themselves are shown when asked for.
   */
  facilities: z.array(
    z.object({
      id: ids.facility,
      name: z.string(),
      municipality: z.string(),
      crossing: z.boolean(),
      /** The sender's own facility: counted nowhere. */
      own: z.boolean(),
      /**
       * How many may read it now. Where it is 0, everybody whom it reached there has left, and the facility does not
       * count.
       */
      people: count,
      /** How many it reached there who may not read it any more. */
      left: count,
      openedAt: z.nullable(z.string()),
      acknowledgedAt: z.nullable(z.string()),
    }),
  ),
});
export type ReceiptsView = z.infer<typeof receiptsView>;

const one = z.object({ notice: ids.notice });
const done = z.object({ state: z.enum(noticeStates) });

export const noticeRoutes = {
  previewNotice: route({
    method: 'POST',
    path: '/notices/reach',
    summary: '届く範囲: who an audience would reach now, and who not, with the rule. Sends nothing.',
    who: 'session',
    record: 'self',
    body: z.object({ purpose: z.enum(noticePurposes), audience: noticeAudience }),
    answer: reachView,
  }),
  sendNotice: route({
    method: 'POST',
    path: '/notices',
    summary: 'Sends a notice from the facility acted in. The same clientId again is the same notice.',
    who: 'session',
    record: 'self',
    body: z.object({
      clientId,
      purpose: z.enum(noticePurposes),
      title: filledLine(120),
      text: filledText(20_000),
      audience: noticeAudience,
      attachments: z.array(ids.attachment).check(z.maxLength(10)),
      /** The facilities that 届く範囲 showed as reached: the sender is told where the delivery differs from that. */
      shown: shownFacilities,
    }),
    largestBody: 2 * 1024 * 1024,
    answer: z.object({ id: ids.notice }),
  }),
  listNotices: route({
    method: 'GET',
    path: '/notices',
    summary:
      'The notices that reached the reader, or those sent in the position acted in; newest first, 30 at a time; go on with `before: next`.',
    who: 'session',
    record: 'self',
    query: z.strictObject({ box: z.enum(['inbox', 'sent']), before: z.optional(instant) }),
    answer: z.object({
      notices: z.array(noticeSummary),
      unread: count,
      more: z.boolean(),
      next: z.nullable(z.string()),
    }),
  }),
  readNotice: route({
    method: 'GET',
    path: '/notices/:notice',
    summary: 'One notice whole.',
    who: 'session',
    record: 'notice',
    params: one,
    answer: noticeView,
  }),
  openNotice: route({
    method: 'POST',
    path: '/notices/:notice/opened',
    summary: 'Records that the reader has opened it (既読). Not an acknowledgement.',
    who: 'session',
    record: 'notice',
    params: one,
    answer: done,
  }),
  acknowledgeNotice: route({
    method: 'POST',
    path: '/notices/:notice/acknowledgement',
    summary: 'Acknowledges it (内容を確認しました).',
    who: 'session',
    record: 'notice',
    params: one,
    answer: done,
  }),
  noticeReceipts: route({
    method: 'GET',
    path: '/notices/:notice/receipts',
    summary: 'For its sender: delivery, who was reached, 既読 and 確認 per facility.',
    who: 'session',
    record: 'notice',
    params: one,
    answer: receiptsView,
  }),
  facilityReceipts: route({
    method: 'GET',
    path: '/notices/:notice/receipts/:facility',
    summary: 'For its sender: 既読 and 確認 of each person whom it reached at one facility.',
    who: 'session',
    record: 'notice',
    params: z.object({ notice: ids.notice, facility: ids.facility }),
    answer: z.object({
      people: z.array(
        z.object({
          name: z.string(),
          profession: z.string(),
          openedAt: z.nullable(z.string()),
          acknowledgedAt: z.nullable(z.string()),
          /** When they were last reminded; null: never, or it is settled. */
          remindedAt: z.nullable(z.string()),
          /** Whether they may not read it any more. */
          left: z.boolean(),
        }),
      ),
    }),
  }),
  remindNotice: route({
    method: 'POST',
    path: '/notices/:notice/reminder',
    summary: 'Reminds the facilities where nobody has acknowledged (再通知); at most once an hour.',
    who: 'session',
    record: 'notice',
    params: one,
    answer: z.object({ reminded: count }),
  }),
} as const;
