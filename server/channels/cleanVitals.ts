import { type Vitals, vitalSigns, vitalsProblem } from '#domain/channels/vitals.ts';
import { wrongField } from '#platform/wrongField.ts';

/** What was measured, without signs that were not. */
export const cleanVitals = (given: Vitals): Vitals => {
  const problem = vitalsProblem(given);
  if (problem !== null) throw wrongField(`vitals.${problem.path}`, problem.problem, problem.code);
  return Object.fromEntries(
    vitalSigns.flatMap((sign) => (given[sign] === undefined ? [] : [[sign, given[sign]]])),
  );
};
