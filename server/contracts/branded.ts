import type * as z from 'zod/mini';

/** A text whose form has been checked, under its own type. The schema stays a text's: an answer's fields have types too. */
export const branded = <Brand extends string>(text: z.ZodMiniString): z.ZodMiniType<Brand, string> =>
  text as unknown as z.ZodMiniType<Brand, string>;
