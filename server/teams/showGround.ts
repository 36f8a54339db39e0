import type { Decision } from '#domain/agreement/decision.ts';
import { toldClause } from '#domain/agreement/toldClause.ts';
import type { AgreementRegistry } from '#server/agreements/agreementRegistry.ts';

/** The clause that a decision names, with its titles. Null where it may not be told: then the rule says it all. */
export const showGround = (agreements: Pick<AgreementRegistry, 'clause' | 'title'>, decision: Decision) => {
  const { agreement = null, version = null, clause: id = null } = toldClause(decision) ?? {};
  if (agreement === null || version === null || id === null) return null;
  return {
    agreement,
    agreementTitle: agreements.title(agreement, version) ?? agreement,
    version,
    id,
    title: agreements.clause(agreement, version, id)?.title ?? id,
  };
};
