import * as z from 'zod/mini';
import { purposes } from '#domain/vocabulary/purposes.ts';
import { errorReasons, fieldCodes } from './errorReasons.ts';
import { laterChange, standingValue } from './laterChange.ts';

/**
 * Every error an answer can carry, at all four doors, with its HTTP status.
 * The client has words for each (client/i18n); docs/REALTIME.md and the OpenAPI document list them.
 */
export const errorStatus = {
  /** 見つかりませんでした: no such record, or no relation to it; the two cannot be told apart. */
  'A-01': 404,
  /** Not signed in, or the session has ended. */
  'A-02': 401,
  /** A relation that has ended: says since when and which office to ask. */
  'A-03': 403,
  /** A relation frozen by the agreement (WA15): says since when and which office to ask. */
  'A-04': 403,
  /** The consent was withdrawn or does not cover this (WA9). */
  'A-05': 403,
  /** In the team, or reached by it, but the relation does not allow this act. */
  'A-06': 403,
  /** The crossing is refused by the agreement: rule, clause, office (WA2-WA10, WA14). */
  'A-07': 403,
  /** CSRF token missing or wrong, or a foreign Origin. */
  'A-08': 403,
  /** Wrong login name, password or second factor; never says which. */
  'L-01': 401,
  /** A second factor is asked for. */
  'L-02': 401,
  /** Too many tries; says when to come again. */
  'L-03': 429,
  /** The password does not meet the rules (guidelines, DOMAIN.md §5.1). */
  'L-04': 422,
  /** The request is not of the documented form: says where, what and what is allowed. */
  'V-01': 400,
  /** Larger than allowed. */
  'V-02': 413,
  /** A file of a kind that is not taken, or a body that is not JSON. */
  'V-03': 415,
  /** Too many requests. */
  'V-04': 429,
  /** No such route, event or document kind. */
  'V-05': 404,
  /** The path exists, and takes other methods: those that `Allow` names. */
  'V-06': 405,
  /** What was to be changed has changed meanwhile, or its state forbids it (finalised, ended). */
  'C-01': 409,
  /** Not now: a store or service is away. Nothing was lost; come again. */
  'N-01': 503,
  /** Our own fault; the trace id finds it. */
  'X-01': 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;
export const errorCodes = Object.keys(errorStatus) as ErrorCode[];

/**
 * What was wrong with one field: `path`, such as `vitals.pulse`, and what is allowed, for whoever writes a client.
 * `code` and `limit` are for the words of a screen.
 */
export const fieldProblem = z.object({
  path: z.string(),
  problem: z.string(),
  code: z.optional(z.enum(fieldCodes)),
  limit: z.optional(z.number()),
});
export type FieldProblem = z.infer<typeof fieldProblem>;

/** The office to ask, shown with every refusal to somebody who has or had a relation. */
export const office = z.object({ municipality: z.string(), name: z.string(), phone: z.string() });

/** A record that exists already and looks like the same one. `about` is a day of birth or a kind of facility. */
export const alike = z.object({ id: z.string(), name: z.string(), kana: z.string(), about: z.string() });

export const errorDetails = z.object({
  rule: z.optional(z.string()),
  clause: z.optional(z.nullable(z.string())),
  agreement: z.optional(z.nullable(z.string())),
  version: z.optional(z.nullable(z.number())),
  since: z.optional(z.nullable(z.string())),
  office: z.optional(z.nullable(office)),
  fields: z.optional(z.array(fieldProblem)),
  retryAfterSeconds: z.optional(z.number()),
  reason: z.optional(z.enum(errorReasons)),
  /** Which one of the purposes asked for was refused. */
  purpose: z.optional(z.enum(purposes)),
  /** With the reason `other-position`: which of the caller's own positions the relation belongs to. */
  position: z.optional(z.string()),
  /** With the reasons `patient-there` and `facility-there`: the records of that home that look like the same one. */
  alike: z.optional(z.array(alike)),
  /** With the reason `written-since`: what has changed since, up to entry n. It must be shown before it can be left out. */
  newer: z.optional(z.object({ n: z.number(), changes: z.array(laterChange) })),
  /** With the reason `changed-by-another`: what stands there now. */
  stands: z.optional(z.array(standingValue)),
});
export type ErrorDetails = z.infer<typeof errorDetails>;

export const errorBody = z.object({
  code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]),
  traceId: z.string(),
  details: z.optional(errorDetails),
});
export type ErrorBody = z.infer<typeof errorBody>;
