import * as z from 'zod/mini';
import type { FieldCode } from './errorReasons.ts';

/** A rule for a text, with a code of its own for which the screens have words. */
export const must = (holds: (text: string) => boolean, code: FieldCode) =>
  z.refine<string>(holds, { params: { code } });
