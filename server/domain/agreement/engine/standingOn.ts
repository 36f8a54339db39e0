import type { Day } from '../../vocabulary/days.ts';
import type { AgreementTerms } from '../agreementVersion.ts';
import type { CompiledParts } from './compiledParts.ts';
import type { StandingClause } from './standingClause.ts';

/** The versions that stand on a day, one of each agreement, and their clauses in the order in which they are tried. */
export function standingOn(
  { agreements }: CompiledParts,
  day: Day,
): { readonly versions: readonly AgreementTerms[]; readonly clauses: readonly StandingClause[] } {
  const versions = agreements.flatMap((each) => each.findLast((version) => version.effective <= day) ?? []);
  const clauses = versions.flatMap((version, at) =>
    version.clauses.map((clause, index): StandingClause => ({ version, at, clause, index })),
  );
  return { versions, clauses };
}
