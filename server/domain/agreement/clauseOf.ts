import type { Clause } from './agreementVersion.ts';
import type { CompiledAgreements } from './compileAgreements.ts';
import type { Decision } from './decision.ts';

/** The clause that a decision names, as its agreement version has it; null where the decision names none (WA1, WA2). */
export function clauseOf(compiled: CompiledAgreements, decision: Decision): Clause | null {
  const versions = compiled.agreements.find((each) => each[0]?.agreement === decision.agreement);
  const version = versions?.find((each) => each.version === decision.version);
  return version?.clauses.find((clause) => clause.id === decision.clause) ?? null;
}
