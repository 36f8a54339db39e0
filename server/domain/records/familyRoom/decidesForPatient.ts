import { type Day, holdsOn } from '../../vocabulary/days.ts';
import type { FamilyPersonAttributes } from './familyAttributes.ts';

/**
 * [FA5] Who decides who is in the room: the patient, and a proxy whose papers the office has seen, while they hold. Nobody is
 * one by being family. A patient for whom the office had to decide does not decide either.
 */
export const decidesForPatient = (
  { relation, consentBy, papers }: Pick<FamilyPersonAttributes, 'relation' | 'consentBy' | 'papers'>,
  day: Day,
): boolean => (relation === 'patient' && consentBy !== 'office') || (papers !== null && holdsOn(papers, day));
