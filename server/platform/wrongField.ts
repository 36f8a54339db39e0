import type { FieldCode } from '#contracts/errorReasons.ts';
import { Failure } from './failure.ts';

/** V-01 for one field that is not as it must be: its path, what is wrong with it, and the code that screens have words for. */
export const wrongField = (path: string, problem: string, code?: FieldCode, limit?: number): Failure =>
  new Failure('V-01', {
    fields: [{ path, problem, ...(code && { code }), ...(limit === undefined ? {} : { limit }) }],
  });
