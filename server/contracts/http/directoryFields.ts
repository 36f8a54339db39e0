import * as z from 'zod/mini';
import { type Day, parseDay } from '#domain/vocabulary/days.ts';
import { type MunicipalityCode, parseMunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { branded } from '../branded.ts';
import { ids } from '../ids.ts';

/** A municipality's code: six digits, the check digit right. */
export const municipalityCode = branded<MunicipalityCode>(
  z.string().check(
    z.regex(/^[0-9]{6}$/, {
      abort: true,
      error: 'expected: the six digits of a municipality, such as 232017',
    }),
    z.refine((text) => parseMunicipalityCode(text) !== null, {
      error: 'no municipality: the last of the six digits does not fit the five before it (its check digit)',
    }),
  ),
);

/** A calendar day in Tokyo that the calendar has. */
export const day = branded<Day>(
  z.string().check(
    z.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, { abort: true, error: 'expected: a day as YYYY-MM-DD' }),
    z.refine((text) => parseDay(text) !== null, { error: 'no such day in the calendar' }),
  ),
);

/** An instant as ISO 8601 with Z or an offset (`+09:00`); read as the same instant in UTC. */
export const instant = z.pipe(
  z.pipe(
    z.iso.datetime({ offset: true }),
    z.transform((text) => new Date(text).toISOString()),
  ),
  z.string(),
);

const untilMeans = 'The first day on which it no longer holds: the day after its last one (最終日)';
/** [DA4] The end of a period, as it is asked for and as it is shown to programs: exclusive, and said so at the field. */
export const until = z.clone(day).register(z.globalRegistry, { description: untilMeans });
export const shownUntil = z.string().register(z.globalRegistry, { description: untilMeans });

export const shortText = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
/** Why something was done, said to those whom it concerns. */
export const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(400));
export const kana = z.string().check(z.trim(), z.maxLength(80));
export const phone = z.string().check(z.regex(/^[0-9+() -]{0,20}$/));
/** Of an office: it is shown to whoever is refused, to be asked. */
export const officePhone = z.string().check(z.regex(/^[0-9+() -]{6,20}$/));

/** A municipality as it is shown. */
export const shownMunicipality = z.object({ code: z.string(), name: z.string() });

/** A person in a position, with the mark of a crossing: managed by another municipality than the patient's home. */
export const shownPerson = z.object({
  position: ids.position,
  name: z.string(),
  profession: z.string(),
  facility: z.string(),
  municipality: shownMunicipality,
  crossing: z.boolean(),
});

/** A person who is to have an account. */
export const newPerson = z.strictObject({
  loginName: z.string().check(z.trim(), z.minLength(3), z.maxLength(64)),
  password: z.string().check(z.minLength(1), z.maxLength(256)),
  name: shortText,
  kana,
});
