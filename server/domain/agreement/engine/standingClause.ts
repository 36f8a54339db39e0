import type { AgreementTerms, Clause } from '../agreementVersion.ts';

/** A clause of a version in force, where it stands in the order in which clauses are tried. */
export interface StandingClause {
  readonly version: AgreementTerms;
  /** The number of its version among the versions in force. */
  readonly at: number;
  readonly clause: Clause;
  /** Its number within its own version. */
  readonly index: number;
}
