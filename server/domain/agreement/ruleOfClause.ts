import type { CompiledAgreements } from './compileAgreements.ts';
import type { CrossingRequest } from './crossingRequest.ts';
import type { ClauseRule } from './decision.ts';
import { failedRule } from './engine/failedRule.ts';

/** The rule that one named clause fails in what is in force that day; null: it passes, or is no more in it. */
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
