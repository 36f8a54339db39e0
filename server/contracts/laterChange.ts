import * as z from 'zod/mini';
import { minutesPerson } from './minutesPerson.ts';

/** What changed a form after the entry that 確定 names: shown before it, and left out of it where its reader says so. */
export const laterChange = z.object({
  /** By it a 追記 says which of them it takes over. */
  key: z.string(),
  n: z.number(),
  at: z.string(),
  by: z.array(minutesPerson),
  kind: z.enum(['text', 'field', 'inquiry', 'attendee']),
  /** The section, field or part of the form. */
  label: z.string(),
  before: z.string(),
  after: z.string(),
});
export type LaterChange = z.infer<typeof laterChange>;

/** What stands where somebody wanted to write something else: nothing of either is lost without their word. */
export const standingValue = z.object({
  key: z.string(),
  n: z.number(),
  value: z.string(),
  at: z.string(),
  by: z.string(),
});
export type StandingValue = z.infer<typeof standingValue>;
