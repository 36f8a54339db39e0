import type { FieldCode } from '#contracts/errorReasons.ts';
import { type Vitals, vitalSigns, vitalsProblem } from '#domain/channels/vitals.ts';
import { Failure } from '#platform/failure.ts';

/** A field of what is written that is not as it must be. */
export const wrong = (path: string, problem: string, code?: FieldCode): Failure =>
  new Failure('V-01', { fields: [{ path, problem, ...(code && { code }) }] });

/** What was measured, without signs that were not. */
export const cleanVitals = (given: Vitals): Vitals => {
  const problem = vitalsProblem(given);
  if (problem !== null) throw wrong(`vitals.${problem.path}`, problem.problem, problem.code);
  return Object.fromEntries(
    vitalSigns.flatMap((sign) => (given[sign] === undefined ? [] : [[sign, given[sign]]])),
  );
};
