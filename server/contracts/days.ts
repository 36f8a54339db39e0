import * as z from 'zod/mini';
import { type Day, parseDay } from '#domain/vocabulary/days.ts';
import type { FieldCode } from './errorReasons.ts';

const must = (holds: (text: string) => boolean, code: FieldCode) =>
  z.refine<string>((text) => parseDay(text) === null || holds(text), { params: { code } });
const written = z.string().check(
  z.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/),
  z.refine((text) => parseDay(text) !== null, { params: { code: 'not-a-day' satisfies FieldCode } }),
);
const asDay = z.custom<Day>(() => true);

/** A calendar day in Tokyo that the calendar has. */
export const day = z.pipe(written, asDay);

/** Nobody alive was born before it: the oldest person on record was 122. */
export const EARLIEST_BIRTH = '1880-01-01';

/** [VA2] A day of birth. That it is not after today is said where the clock is (`registerPatient`). */
export const birthDay = z.pipe(written.check(must((text) => text >= EARLIEST_BIRTH, 'too-early')), asDay);

/** [VA2] A day on which something of this house is or was: a year of two figures, or of five cut off, is a slip of the finger. */
export const eventDay = z.pipe(
  written.check(
    must((text) => text >= '1900-01-01', 'too-early'),
    must((text) => text < '2200-01-01', 'too-late'),
  ),
  asDay,
);

/** [VA2] The same of an instant. */
export const eventTime = z.iso.datetime().check(
  z.refine((text) => text >= '1900', { params: { code: 'too-early' satisfies FieldCode } }),
  z.refine((text) => text < '2200', { params: { code: 'too-late' satisfies FieldCode } }),
);

const untilMeans = 'The first day on which it no longer holds: the day after its last one (最終日)';
/** [DA4] The end of a period, as it is asked for and as it is shown to programs: exclusive, and said so at the field. */
export const until = z.clone(day).register(z.globalRegistry, { description: untilMeans });
export const shownUntil = z.string().register(z.globalRegistry, { description: untilMeans });
