import * as z from 'zod/mini';
import { shownMunicipality } from './directoryFields.ts';

const text = z.string();
const orNull = z.nullable(text);

/**
 * A record of a trail as its officer or auditor is shown it: with the ids as they were linked, and with names where
 * those may be shown.
 */
export const auditRecord = z.object({
  n: z.number(),
  at: text,
  /** judged, written, provision-opened, provision-closed, provision-narrowed. */
  kind: text,
  /** What was done, as exactly as the house tells its requests apart. */
  act: text,
  record: z.object({ kind: text, id: text }),
  /** What it was done to within the record; with a name where it is a person whose name may be shown. */
  object: z.nullable(z.object({ kind: text, id: text, name: orNull })),
  /** Of a provision the numbers that were shown, run by run; `last` is null while the run goes on. */
  shown: z.nullable(z.array(z.object({ first: z.number(), last: z.nullable(z.number()) }))),
  /** More than 1: the same refusal happened so many more times. */
  times: z.number(),
  allowed: z.boolean(),
  /** The documented error code of a refusal. */
  code: orNull,
  who: z.object({
    account: text,
    /** Null where names may not be shown: then facility and profession are not shown either. */
    name: orNull,
    facility: orNull,
    profession: orNull,
    /** The municipality that manages the account; null where none does, and where it is not known. */
    municipality: z.nullable(shownMunicipality),
  }),
  /** With a name where the patient's home is this municipality. */
  patient: z.nullable(z.object({ id: text, name: orNull })),
  /** The record's home and the reader's municipality. */
  from: z.nullable(shownMunicipality),
  to: z.nullable(shownMunicipality),
  crossing: z.boolean(),
  relation: orNull,
  purpose: orNull,
  dataClasses: z.array(text),
  rule: orNull,
  agreement: z.nullable(z.object({ id: text, title: orNull, version: z.nullable(z.number()) })),
  clause: z.nullable(z.object({ id: text, title: orNull })),
  consent: orNull,
  membership: orNull,
  readOnly: z.boolean(),
  hash: text,
});
export type AuditRecord = z.infer<typeof auditRecord>;

export const checkpoint = z.object({
  municipality: text,
  n: z.number(),
  hash: text,
  at: text,
  key: text,
  signature: text,
});

/** How a chain stands, for those who must answer for it. */
export const auditState = z.object({
  records: z.number(),
  /** Documents whose facts are not linked yet. `more`: there are at least so many. */
  waiting: z.object({ count: z.number(), more: z.boolean() }),
  last: z.nullable(checkpoint),
  /** For each other party the newest checkpoint that this side keeps. `contradicts`: any of those that it keeps does. */
  others: z.array(
    z.object({
      municipality: shownMunicipality,
      n: z.number(),
      at: text,
      kept: z.number(),
      contradicts: orNull,
    }),
  ),
});
export type AuditState = z.infer<typeof auditState>;
