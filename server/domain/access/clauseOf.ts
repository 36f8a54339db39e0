import type { Clause } from '../agreement/agreementVersion.ts';
import type { CompiledAgreements } from '../agreement/compileAgreements.ts';
import type { Decision } from '../agreement/decision.ts';

/** The clause that a decision names, as its version has it; null at home and where no clause came near. */
export const clauseOf = (compiled: CompiledAgreements, decision: Decision): Clause | null => {
  if (decision.clause === null) return null;
  for (const versions of compiled.agreements) {
    if (versions[0]?.agreement !== decision.agreement) continue;
    const version = versions.find((each) => each.version === decision.version);
    return version?.clauses.find((each) => each.id === decision.clause) ?? null;
  }
  return null;
};
