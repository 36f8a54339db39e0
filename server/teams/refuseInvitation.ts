import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { Decision } from '#domain/agreement/decision.ts';
import { toldClause } from '#domain/agreement/toldClause.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import { Failure } from '#platform/failure.ts';

/** Refuses an invitation before it is made: A-07 with the rule and the office to ask. */
export const refuseInvitation = async (
  { purpose, decision }: { readonly purpose: Purpose; readonly decision: Decision },
  home: MunicipalityCode,
  office: AttributeReaders['office'],
): Promise<Failure> => {
  const told = toldClause(decision);
  return new Failure('A-07', {
    ...(decision.rule === null ? {} : { rule: decision.rule }),
    agreement: told?.agreement ?? null,
    version: told?.version ?? null,
    clause: told?.clause ?? null,
    purpose,
    office: await office(home),
  });
};
