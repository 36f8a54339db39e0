import type { PurposeAnswer } from '#domain/access/decidePurposes.ts';
import type { FactReaders } from '#domain/access/facts.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';

/**
 * A-07 with the rule and the office to ask: refused before it is made. Where WA3 is the reason the rule is shown and
 * not the clause that came nearest (DOMAIN.md §3): the city is no party, and no clause is nearer to it than another.
 */
export const refuseInvitation = async (
  denied: PurposeAnswer,
  home: MunicipalityCode,
  office: FactReaders['office'],
): Promise<Failure> => {
  const { decision } = denied.any;
  const noParty = decision.rule === 'WA3';
  return new Failure('A-07', {
    ...(decision.rule === null ? {} : { rule: decision.rule }),
    agreement: noParty ? null : decision.agreement,
    version: noParty ? null : decision.version,
    clause: noParty ? null : decision.clause,
    reason: denied.purpose,
    office: await office(home),
  });
};
