import * as z from 'zod/mini';
import { minutesPerson } from './minutesPerson.ts';

/**
 * A change of a form after the entry that 確定 names. It is shown before 確定, and left out of the form if the person who
 * finalises says so.
 */
export const laterChange = z.object({
  /** A 追記 says by this key which changes it takes over. */
  key: z.string(),
  n: z.number(),
  at: z.string(),
  by: z.array(minutesPerson),
  kind: z.enum(['text', 'field', 'inquiry', 'attendee']),
  /** The section, field or part of the form that has changed. */
  label: z.string(),
  before: z.string(),
  after: z.string(),
});
export type LaterChange = z.infer<typeof laterChange>;

/** What stands where somebody wanted to write something else: neither version is lost without a word from them. */
export const standingValue = z.object({
  key: z.string(),
  n: z.number(),
  value: z.string(),
  at: z.string(),
  by: z.string(),
});
export type StandingValue = z.infer<typeof standingValue>;
