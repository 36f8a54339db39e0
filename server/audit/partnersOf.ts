import type { AgreementTerms } from '#domain/agreement/agreementVersion.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';

/** The other parties, on a day, of the agreements in force that a municipality is a party of. */
export const partnersOf = (
  effective: readonly AgreementTerms[],
  municipality: string,
  day: Day,
): string[] => {
  const together = effective
    .map(({ parties }) => parties.filter((party) => holdsOn(party, day)))
    .map((parties) => parties.map((party): string => party.municipality))
    .filter((parties) => parties.includes(municipality));
  return [...new Set(together.flat())].filter((party) => party !== municipality).sort();
};
