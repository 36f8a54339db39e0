import * as z from 'zod/mini';
import { shownMunicipality } from './directoryFields.ts';

const text = z.string();
const orNull = z.nullable(text);

/** A record of a trail as its officer or auditor is shown it: ids as linked, and names where those may be shown. */
export const auditRecord = z.object({
  n: z.number(),
  at: text,
  /** judged, written, provision-opened, provision-closed, provision-narrowed. */
  kind: text,
  /** What was done: as finely as the house tells its requests apart. */
  act: text,
  record: z.object({ kind: text, id: text }),
  /** What within the record it was done to; named where it is a person whose name may be shown. */
  object: z.nullable(z.object({ kind: text, id: text, name: orNull })),
  /** Of a provision: the numbers that were shown, run by run; `last` null while it goes on. */
  shown: z.nullable(z.array(z.object({ first: z.number(), last: z.nullable(z.number()) }))),
  /** More than 1: the same refusal so many more times. */
  times: z.number(),
  allowed: z.boolean(),
  /** The documented error of a refusal. */
  code: orNull,
  who: z.object({
    account: text,
    /** Null where names are not shown: then neither are facility and profession. */
    name: orNull,
    facility: orNull,
    profession: orNull,
    /** That manages the account; null for an account that none does, and where it is not known. */
    municipality: z.nullable(shownMunicipality),
  }),
  /** Named where the patient's home is this municipality. */
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

/** Where a chain stands, for who must answer for it. */
export const auditState = z.object({
  records: z.number(),
  /** Documents whose facts are not linked yet; `more`: at least so many. */
  waiting: z.object({ count: z.number(), more: z.boolean() }),
  last: z.nullable(checkpoint),
  /** Of each other party the newest checkpoint that this side keeps; `contradicts`: any of those kept does. */
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
