import * as z from 'zod/mini';
import { minutesFormKeys } from '#domain/minutes/minutesForms.ts';
import { eventDay } from '../days.ts';
import { ids } from '../ids.ts';
import { laterChange } from '../laterChange.ts';
import { minutesPerson as person } from '../minutesPerson.ts';
import { must } from '../must.ts';
import { filledLine, line, text } from '../texts.ts';

const form = z.enum(minutesFormKeys as [(typeof minutesFormKeys)[number], ...typeof minutesFormKeys]);
const state = z.enum(['draft', 'circulated', 'finalised']);

/** One block of a section as it is read: a paragraph or a bullet, made of runs. A line break is a run of its own, LF alone. */
const block = z.object({
  kind: z.enum(['paragraph', 'bullet']),
  level: z.number(),
  runs: z.array(z.object({ text: z.string(), bold: z.boolean(), strike: z.boolean() })),
  /** It fits no form, and was stored before such text was refused: it is shown where it stands, with a mark. */
  foreign: z.optional(z.literal(true)),
});

export const enteredAttendee = z.strictObject({
  category: z.enum(['self', 'family', 'in-person']),
  name: filledLine(80),
  affiliation: line(120),
});

export const inquiry = z.strictObject({
  affiliation: line(120),
  name: filledLine(80),
  reason: text(2_000),
  /** Empty where it is not known. */
  askedOn: z.string().check(
    z.regex(/^([0-9]{4}-[0-9]{2}-[0-9]{2})?$/),
    must((typed) => typed === '' || z.safeParse(eventDay, typed).success, 'not-a-day'),
  ),
  content: text(2_000),
  answer: text(2_000),
});

/** As they are shown. What was taken before there was a rule must still be read. */
const shownAttendee = { category: enteredAttendee.shape.category, name: z.string(), affiliation: z.string() };
const shownInquiry = {
  ...{ affiliation: z.string(), name: z.string(), reason: z.string(), askedOn: z.string() },
  ...{ content: z.string(), answer: z.string() },
};

const by = { n: z.number(), at: z.string(), by: person };
/** `first`: the number of the row itself, however often it is corrected. `n`: the number of its last entry. */
const row = { ...by, first: z.number() };

export const minutesView = z.object({
  id: ids.minutes,
  conference: ids.conference,
  patient: z.object({ id: ids.patient, name: z.string() }),
  form,
  title: z.string(),
  sample: z.boolean(),
  state,
  /** The last entry shown. An attestation names it as what was seen. */
  n: z.number(),
  head: z.number(),
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      kind: z.enum(['text', 'day', 'choice']),
      choices: z.optional(z.array(z.string())),
      value: z.string(),
      /** The number of the entry that says so; 0 where nobody has written it. */
      n: z.number(),
      by: z.nullable(person),
      at: z.nullable(z.string()),
    }),
  ),
  sections: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      blocks: z.array(block),
      /**
       * It holds something that no editor can show, and that an editor would remove with everything in it: it can
       * only be read.
       */
      damaged: z.optional(z.literal(true)),
    }),
  ),
  asksInquiries: z.boolean(),
  attendance: z.object({
    /** Those whom the room has seen; nobody can type these. */
    inRoom: z.array(z.object({ person, joinedAt: z.string(), leftAt: z.nullable(z.string()) })),
    /** Those whom the holder entered: 本人, 家族, people who were there in person. */
    entered: z.array(z.strictObject({ ...shownAttendee, ...row })),
  }),
  inquiries: z.array(z.strictObject({ ...shownInquiry, ...row })),
  /** Rows that were removed, by whom and when. */
  struck: z.array(z.object({ ...row, row: z.enum(['inquiry', 'attendee']), name: z.string() })),
  comments: z.array(z.object({ ...by, section: z.nullable(z.string()), text: z.string() })),
  /**
   * `current`: they saw the form as it is here. Otherwise they saw it before its last change or, with `sawLater`,
   * together with what 確定 has left out.
   */
  attestations: z.array(z.object({ ...by, seen: z.number(), current: z.boolean(), sawLater: z.boolean() })),
  /** Those who were asked for 内容確認 and have not given it for the form as it is now. */
  awaited: z.array(person),
  /** Who else has written in the last minutes; until 確定. */
  writing: z.array(z.object({ person, at: z.string() })),
  circulatedAt: z.nullable(z.string()),
  responsible: person,
  /** `asOf`: the entry up to which the log makes the form. */
  finalised: z.nullable(z.object({ ...by, asOf: z.number(), sha256: z.string() })),
  /** What was written after the entry that 確定 names: it can be taken over into a 追記. */
  leftOut: z.array(laterChange),
  /** `takes`: which of `leftOut` it takes over; `writers`: the people who had written that. */
  supplements: z.array(
    z.object({ ...by, text: z.string(), takes: z.array(z.string()), writers: z.array(z.string()) }),
  ),
  /** What the reader may do now, so that no screen has to work it out. */
  may: z.object({
    edit: z.boolean(),
    comment: z.boolean(),
    attest: z.boolean(),
    hold: z.boolean(),
    finalise: z.boolean(),
    supplement: z.boolean(),
  }),
});
export type MinutesView = z.infer<typeof minutesView>;

export const minutesLine = z.object({
  id: ids.minutes,
  conference: ids.conference,
  patient: z.object({ id: ids.patient, name: z.string() }),
  form,
  title: z.string(),
  heldOn: z.string(),
  state,
  /** Whether the reader was asked for 内容確認 and has not given it. */
  awaitsMe: z.boolean(),
  responsible: person,
});
export type MinutesLine = z.infer<typeof minutesLine>;

export const versionLine = z.object({
  from: z.number(),
  n: z.number(),
  startedAt: z.string(),
  at: z.string(),
  by: person,
  /** An entry that changed the form after the one that 確定 names, and so does not belong to the form. */
  leftOut: z.boolean(),
  kind: z.enum([
    'update',
    'commented',
    'attested',
    'attended',
    'attendee-entered',
    'attendee-struck',
    'inquired',
    'inquiry-struck',
    'header-set',
    'circulated',
    'finalised',
  ]),
});
