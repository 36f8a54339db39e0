import type { Decision } from '#domain/agreement/decision.ts';
import type { AgreementRegistry } from '#server/agreements/agreementRegistry.ts';

/** The clause that a decision names, with its titles. Where WA3 is the reason: none, the rule says it all. */
export const showGround = (agreements: Pick<AgreementRegistry, 'clause' | 'title'>, decision: Decision) => {
  const { agreement, version, clause: id, rule } = decision;
  if (agreement === null || version === null || id === null || rule === 'WA3') return null;
  return {
    agreement,
    agreementTitle: agreements.title(agreement, version) ?? agreement,
    version,
    id,
    title: agreements.clause(agreement, version, id)?.title ?? id,
  };
};
