import type { FactReaders } from '#domain/access/facts.ts';
import type { Decision } from '#domain/agreement/decision.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import { Failure } from '#platform/failure.ts';

/**
 * A-07 with the rule and the office to ask: refused before it is made. Where WA3 is the reason the rule is shown and
 * not the clause that came nearest (DOMAIN.md §3): the city is no party, and no clause is nearer to it than another.
 */
export const refuseInvitation = async (
  { purpose, decision }: { readonly purpose: Purpose; readonly decision: Decision },
  home: MunicipalityCode,
  office: FactReaders['office'],
): Promise<Failure> => {
  const noParty = decision.rule === 'WA3';
  return new Failure('A-07', {
    ...(decision.rule === null ? {} : { rule: decision.rule }),
    agreement: noParty ? null : decision.agreement,
    version: noParty ? null : decision.version,
    clause: noParty ? null : decision.clause,
    purpose,
    office: await office(home),
  });
};
