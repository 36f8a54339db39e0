import * as z from 'zod/mini';
import { type MunicipalityCode, parseMunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { branded } from '../branded.ts';
import { ids } from '../ids.ts';
import { filledText, kana, newLoginName, personName } from '../texts.ts';

/** A municipality's code: six digits, the last of which is a check digit and must be right. */
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

/** The reason why something was done, told to those whom it concerns. */
export const reason = filledText(400);

/** A municipality as it is shown. */
export const shownMunicipality = z.object({ code: z.string(), name: z.string() });

/** A person in a position. `crossing`: the account is managed by another municipality than the patient's home. */
export const shownPerson = z.object({
  position: ids.position,
  name: z.string(),
  profession: z.string(),
  facility: z.string(),
  municipality: shownMunicipality,
  crossing: z.boolean(),
});

/** The same of one who chooses the password by a link. */
export const personNames = z.strictObject({ loginName: newLoginName, name: personName, kana });

/** A person who is to have an account. */
export const newPerson = z.strictObject({
  loginName: newLoginName,
  password: z.string().check(z.minLength(1), z.maxLength(256)),
  name: personName,
  kana,
});
