import * as z from 'zod/mini';
import { clientId } from '../clientId.ts';
import { ids } from '../ids.ts';
import { filledText, text } from '../texts.ts';
import { enteredAttendee, inquiry, minutesLine, minutesView, versionLine } from './minutesView.ts';
import { route } from './route.ts';

const params = z.object({ minutes: ids.minutes });
const n = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));
const nText = z.pipe(
  z.pipe(
    z.string().check(z.regex(/^[0-9]{1,15}$/)),
    z.transform((text) => Number(text)),
  ),
  n,
);
const fieldKey = z.string().check(z.maxLength(40));
/**
 * Set by somebody who corrects a row under another name: otherwise one person's record would stand in the place of
 * another's.
 */
const renames = z.optional(z.boolean());
const appended = z.object({ n: z.number() });
const words = filledText(4_000);

const addressee = { position: ids.position, name: z.string(), municipality: z.string() } as const;
const notAsked = z.array(z.object({ ...addressee, rule: z.string() }));

const change = { who: 'session', record: 'minutes', params } as const;

export const minutesRoutes = {
  listPendingAttestations: route({
    method: 'GET',
    path: '/attestations/pending',
    summary: '確認待ち: circulated minutes whose 内容確認 is asked of the reader and not given yet.',
    who: 'session',
    record: 'self',
    answer: z.object({ minutes: z.array(minutesLine) }),
  }),
  listPatientMinutes: route({
    method: 'GET',
    path: '/patients/:patient/minutes',
    summary: "A patient's minutes that the reader may see, newest first.",
    who: 'session',
    record: 'patient',
    params: z.object({ patient: ids.patient }),
    answer: z.object({ minutes: z.array(minutesLine) }),
  }),
  readMinutes: route({
    method: 'GET',
    path: '/minutes/:minutes',
    summary: 'One form with everything in it, read-only; the text is written through the document door.',
    who: 'session',
    record: 'minutes',
    params,
    answer: minutesView,
  }),
  listVersions: route({
    method: 'GET',
    path: '/minutes/:minutes/versions',
    summary: '版の履歴: who typed or did what when, newest last; `before` for the page before.',
    who: 'session',
    record: 'minutes',
    params,
    query: z.strictObject({ before: z.optional(nText) }),
    answer: z.object({ versions: z.array(versionLine), hasEarlier: z.boolean() }),
  }),
  readVersion: route({
    method: 'GET',
    path: '/minutes/:minutes/versions/:n',
    summary: 'The form as it was when entry n was the last.',
    who: 'session',
    record: 'minutes',
    params: z.object({ minutes: ids.minutes, n: nText }),
    answer: minutesView,
  }),
  printMinutes: route({
    method: 'GET',
    path: '/minutes/:minutes/pdf',
    summary: 'The form as a PDF; before 確定 marked as a draft.',
    who: 'session',
    record: 'minutes',
    params,
    answer: { stream: 'pdf' },
  }),
  commentMinutes: route({
    method: 'POST',
    path: '/minutes/:minutes/comments',
    summary: 'A comment, to one section or to the whole. The same clientId again is the same comment.',
    ...change,
    body: z.strictObject({ clientId, section: z.nullable(z.string().check(z.maxLength(40))), text: words }),
    answer: appended,
  }),
  attestMinutes: route({
    method: 'POST',
    path: '/minutes/:minutes/attestations',
    summary: '内容確認; names the n that was on the screen.',
    ...change,
    body: z.strictObject({ clientId, seen: n }),
    answer: appended,
  }),
  setMinutesHeader: route({
    method: 'PUT',
    path: '/minutes/:minutes/header',
    summary:
      "Fills in fields of the form's head. `replaces` names, by field, the n of the value that was on the screen (0 or none: nobody had written it); where another value stands, the answer is C-01 with that one.",
    ...change,
    body: z.strictObject({
      clientId,
      fields: z.record(fieldKey, text(500)),
      replaces: z.optional(z.record(fieldKey, n)),
    }),
    answer: appended,
  }),
  enterAttendee: route({
    method: 'POST',
    path: '/minutes/:minutes/attendees',
    summary:
      'Who was there without an account (本人, 家族, in person), entered by the holder and marked so; `replaces` names the one it corrects, `renames` that the name changes.',
    ...change,
    body: z.extend(enteredAttendee, {
      clientId,
      replaces: z.optional(z.nullable(n)),
      renames,
    }),
    answer: appended,
  }),
  strikeAttendee: route({
    method: 'DELETE',
    path: '/minutes/:minutes/attendees/:n',
    summary: 'Takes back what the holder entered; it stays in the history.',
    who: 'session',
    record: 'minutes',
    params: z.object({ minutes: ids.minutes, n: nText }),
    answer: appended,
  }),
  recordInquiry: route({
    method: 'POST',
    path: '/minutes/:minutes/inquiries',
    summary:
      '照会 to a person who was absent; `replaces` names the one it corrects, which nobody has corrected or removed since (else C-01 with what stands), `renames` that the name changes.',
    ...change,
    body: z.extend(inquiry, {
      ...{ clientId, replaces: z.nullable(n), renames },
    }),
    answer: appended,
  }),
  strikeInquiry: route({
    method: 'DELETE',
    path: '/minutes/:minutes/inquiries/:n',
    summary: 'Takes a 照会 out of the form; who did, and what it said, stay in the history.',
    who: 'session',
    record: 'minutes',
    params: z.object({ minutes: ids.minutes, n: nText }),
    answer: appended,
  }),
  circulateMinutes: route({
    method: 'POST',
    path: '/minutes/:minutes/circulation',
    summary:
      '回覧: asks everybody of the team and the conference whom the minutes reach for 内容確認, and says whom they do not reach. The holder only.',
    ...change,
    body: z.strictObject({ clientId }),
    answer: z.extend(appended, { notAsked }),
  }),
  previewCirculation: route({
    method: 'GET',
    path: '/minutes/:minutes/circulation',
    summary:
      'Whom 回覧 would ask for 内容確認, and whom it would not reach, by rule. Asks nobody. The holder only.',
    who: 'session',
    record: 'minutes',
    params,
    answer: z.object({ asked: z.array(z.object(addressee)), notAsked }),
  }),
  finaliseMinutes: route({
    method: 'POST',
    path: '/minutes/:minutes/finalisation',
    summary:
      '確定 by the position responsible for the form, as it was at entry `seen`: nothing follows it, and it is sealed. Where the form has changed since, the answer is C-01 with what did; `leavesNewer` says that it was shown and stays out, as a proposal for 追記.',
    ...change,
    body: z.strictObject({ clientId, seen: n, leavesNewer: z.optional(z.boolean()) }),
    answer: z.object({ n: z.number(), sha256: z.string() }),
  }),
  supplementMinutes: route({
    method: 'POST',
    path: '/minutes/:minutes/supplements',
    summary:
      '追記: a record of its own, linked to the sealed minutes. `takes` names what of `leftOut` it takes over, whose writers are named beside it. The same clientId again is the same one.',
    ...change,
    body: z.strictObject({
      clientId,
      text: words,
      takes: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(200))),
    }),
    answer: appended,
  }),
  verifyMinutes: route({
    method: 'GET',
    path: '/minutes/:minutes/seal',
    summary: 'Recomputes the seal from the log and from the sealed record, and compares.',
    who: 'session',
    record: 'minutes',
    params,
    answer: z.object({ n: z.number(), sha256: z.string(), log: z.boolean(), record: z.boolean() }),
  }),
} as const;
