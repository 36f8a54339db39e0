import type * as z from 'zod/mini';

/**
 * A text whose form has been checked, with a type of its own. As a schema it stays one of a text, since the fields of
 * an answer have such types too.
 */
export const branded = <Brand extends string>(text: z.ZodMiniString): z.ZodMiniType<Brand, string> =>
  text as unknown as z.ZodMiniType<Brand, string>;
