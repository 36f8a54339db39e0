import * as z from 'zod/mini';
import type { FieldCode } from './errorReasons.ts';

/** A rule of a text that has a code of its own, which the screens have words for. */
export const must = (holds: (text: string) => boolean, code: FieldCode) =>
  z.refine<string>(holds, { params: { code } });
