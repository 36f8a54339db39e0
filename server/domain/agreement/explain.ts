import type { Day } from '../vocabulary/days.ts';
import type { CompiledAgreements } from './compileAgreements.ts';
import type { CrossingRequest } from './crossingRequest.ts';
import { decide } from './decide.ts';
import type { ClauseRule, Decision } from './decision.ts';
import { failedRule } from './engine/failedRule.ts';
import { type ExplainLanguage, explainTexts } from './report/explainTexts.ts';
import { whyOf } from './report/whyOf.ts';

export interface ExplainedClause {
  readonly agreement: string;
  readonly version: number;
  readonly clause: string;
  readonly title: string;
  /** The first rule that it failed; null: it passes. */
  readonly failed: ClauseRule | null;
  /** What that rule looked at, in words; of one that passes, what it stands on. */
  readonly why: string;
}

export interface Explanation {
  readonly decision: Decision;
  /** The answer in one sentence. */
  readonly answer: string;
  /** Agreements with no version effective on the day. */
  readonly notYet: readonly { readonly agreement: string; readonly effective: Day; readonly why: string }[];
  /** Every clause that was looked at, in the order in which they are tried. */
  readonly clauses: readonly ExplainedClause[];
}

/** The whole way to a decision: every clause with the rule that it failed, and why. */
export function explain(
  compiled: CompiledAgreements,
  request: CrossingRequest,
  language: ExplainLanguage,
): Explanation {
  const decision = decide(compiled, request);
  const texts = explainTexts[language];
  const answer = texts.answer(decision);
  if (decision.rule === 'WA1') return { decision, answer, notYet: [], clauses: [] };
  const state = compiled.days.on(request.day);
  const clauses = state.clauses.map(({ version, clause }, number): ExplainedClause => {
    const failed = failedRule(compiled, state, request, number);
    const why = whyOf(compiled, { version, clause, request, failed }, language);
    return {
      agreement: version.agreement,
      version: version.version,
      clause: clause.id,
      title: clause.title,
      failed,
      why,
    };
  });
  const notYet = compiled.agreements.flatMap(([first]) => {
    if (first === undefined || first.effective <= request.day) return [];
    const { agreement, effective } = first;
    return { agreement, effective, why: texts.notYet(effective, request.day) };
  });
  return { decision, answer, notYet, clauses };
}
