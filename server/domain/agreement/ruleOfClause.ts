import type { CompiledAgreements } from './compileAgreements.ts';
import type { CrossingRequest } from './crossingRequest.ts';
import type { ClauseRule } from './decision.ts';
import { failedRule } from './engine/failedRule.ts';

/** Which rule one named clause fails on that day; null: it passes, or it is not among the clauses in force any more. */
export const ruleOfClause = (
  compiled: CompiledAgreements,
  request: CrossingRequest,
  named: { readonly agreement: string; readonly clause: string },
): ClauseRule | null => {
  const state = compiled.days.on(request.day);
  const number = state.clauses.findIndex(
    ({ version, clause }) => version.agreement === named.agreement && clause.id === named.clause,
  );
  return number === -1 ? null : failedRule(compiled, state, request, number);
};
