import * as z from 'zod/mini';
import { minutesFormKeys } from '#domain/minutes/minutesForms.ts';
import { ids } from '../ids.ts';

const person = z.object({
  position: z.nullable(ids.position),
  name: z.string(),
  profession: z.string(),
  facility: z.string(),
  municipality: z.string(),
});

const form = z.enum(minutesFormKeys as [(typeof minutesFormKeys)[number], ...typeof minutesFormKeys]);
const state = z.enum(['draft', 'circulated', 'finalised']);

/** One block of a section as it is read: a paragraph or a bullet, made of runs. A line break is a run of its own, LF alone. */
const block = z.object({
  kind: z.enum(['paragraph', 'bullet']),
  level: z.number(),
  runs: z.array(z.object({ text: z.string(), bold: z.boolean(), strike: z.boolean() })),
  /** Of no form, stored before such was refused: shown where it stands, with a mark. */
  foreign: z.optional(z.literal(true)),
});

export const enteredAttendee = z.strictObject({
  category: z.enum(['self', 'family', 'in-person']),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  affiliation: z.string().check(z.trim(), z.maxLength(120)),
});

const short = z.string().check(z.trim(), z.maxLength(120));
const long = z.string().check(z.trim(), z.maxLength(2_000));
export const inquiry = z.strictObject({
  affiliation: short,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  reason: long,
  askedOn: z.string().check(z.regex(/^([0-9]{4}-[0-9]{2}-[0-9]{2})?$/)),
  content: long,
  answer: long,
});

const by = { n: z.number(), at: z.string(), by: person };

export const minutesView = z.object({
  id: ids.minutes,
  conference: ids.conference,
  patient: z.object({ id: ids.patient, name: z.string() }),
  form,
  title: z.string(),
  sample: z.boolean(),
  state,
  /** The last entry shown: what an attestation names as seen. */
  n: z.number(),
  head: z.number(),
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      kind: z.enum(['text', 'day', 'choice']),
      choices: z.optional(z.array(z.string())),
      value: z.string(),
    }),
  ),
  sections: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      blocks: z.array(block),
      /** It holds what no editor can show, and would take away with all that stands in it: to be read only. */
      damaged: z.optional(z.literal(true)),
    }),
  ),
  asksInquiries: z.boolean(),
  attendance: z.object({
    /** Seen by the room; nobody can type these. */
    inRoom: z.array(z.object({ person, joinedAt: z.string(), leftAt: z.nullable(z.string()) })),
    /** Entered by the holder: 本人, 家族, in person. */
    entered: z.array(z.extend(enteredAttendee, by)),
  }),
  inquiries: z.array(z.extend(inquiry, by)),
  comments: z.array(z.object({ ...by, section: z.nullable(z.string()), text: z.string() })),
  /** `current`: nothing of the text has changed since what they saw. */
  attestations: z.array(z.object({ ...by, seen: z.number(), current: z.boolean() })),
  /** Asked for 内容確認 and not given yet. */
  awaited: z.array(person),
  circulatedAt: z.nullable(z.string()),
  responsible: person,
  finalised: z.nullable(z.object({ ...by, sha256: z.string() })),
  supplements: z.array(z.object({ ...by, text: z.string() })),
  /** What the reader may do now, so that no screen derives it anew. */
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
  /** Whether the reader's 内容確認 is asked and not given. */
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
  kind: z.enum([
    'update',
    'commented',
    'attested',
    'attended',
    'attendee-entered',
    'attendee-struck',
    'inquired',
    'header-set',
    'circulated',
    'finalised',
  ]),
});
