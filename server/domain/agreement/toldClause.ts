import type { Decision } from './decision.ts';

/**
 * The clause that may be told with a decision. Where WA3 is the reason, the rule is told and not the clause that came
 * nearest (DOMAIN.md §3): the municipality is no party, and no clause is nearer to it than another. Then it is null.
 */
export const toldClause = ({
  rule,
  agreement,
  version,
  clause,
}: Decision): Pick<Decision, 'agreement' | 'version' | 'clause'> | null =>
  rule === 'WA3' ? null : { agreement, version, clause };
