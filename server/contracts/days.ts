import * as z from 'zod/mini';
import { type Day, parseDay } from '#domain/vocabulary/days.ts';
import { branded } from './branded.ts';
import type { FieldCode } from './errorReasons.ts';
import { must } from './must.ts';

const written = z.string().check(
  z.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, { abort: true, error: 'expected: a day as YYYY-MM-DD' }),
  z.refine((text) => parseDay(text) !== null, {
    abort: true,
    error: 'no such day in the calendar',
    params: { code: 'not-a-day' satisfies FieldCode },
  }),
);

/** A day in Tokyo that exists in the calendar. */
export const day = branded<Day>(written);

/** Nobody alive was born before it: the oldest person on record was 122. */
export const EARLIEST_BIRTH = '1880-01-01';

/** [VA2] A day of birth. That it is not after today is checked where the clock is (`registerPatient`). */
export const birthDay = branded<Day>(written.check(must((text) => text >= EARLIEST_BIRTH, 'too-early')));

const sensible = [
  must((text) => text >= '1900-01-01', 'too-early'),
  must((text) => text < '2200-01-01', 'too-late'),
] as const;

/**
 * [VA2] A day on which something happens or happened in this house: a year of two digits, or one of five, is a slip
 * of the finger.
 */
export const eventDay = branded<Day>(written.check(...sensible));

const writtenInstant = z.iso.datetime({ offset: true, abort: true });
const inUtc = z.transform((text: string) => new Date(text).toISOString());

/** An instant as ISO 8601 with Z or an offset (`+09:00`); read as the same instant in UTC. */
export const instant = z.pipe(z.pipe(writtenInstant, inUtc), z.string());

/** [VA2] A moment at which something happens or happened in this house. */
export const eventTime = z.pipe(z.pipe(writtenInstant.check(...sensible), inUtc), z.string());

const untilMeans = 'The first day on which it no longer holds: the day after its last one (最終日)';
/**
 * [DA4] The end of a period, as programs give it and are given it: the first day that does not belong to it. The
 * field says so.
 */
export const until = z.clone(day).register(z.globalRegistry, { description: untilMeans });
export const shownUntil = z.string().register(z.globalRegistry, { description: untilMeans });
