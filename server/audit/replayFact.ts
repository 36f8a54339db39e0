import type { ReplayDifference } from '#domain/access/replayCrossing.ts';
import { replayCrossing } from '#domain/access/replayCrossing.ts';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { ChainedFact } from './chainedFact.ts';

/**
 * [AU5] Decides a fact's crossing anew. A provision's own clause must be among what is answered for its classes, so
 * that none lists what no clause disclosed. Null: it crossed nothing.
 */
export const replayFact = (
  compiled: CompiledAgreements,
  fact: ChainedFact,
): readonly (ReplayDifference | { readonly provision: string })[] | null => {
  const { crossing, from, to } = fact;
  if (crossing === null || from === null || to === null) return null;
  const differences = replayCrossing(
    compiled,
    { from: from as MunicipalityCode, to: to as MunicipalityCode },
    crossing,
  );
  if (fact.kind !== 'provision-opened') return differences;
  const answers = crossing.rows.flatMap((row) => row.answers);
  const unfounded = fact.dataClasses.filter(
    (dataClass) =>
      !answers.some(
        (each) =>
          each.dataClass === dataClass &&
          each.allowed &&
          each.clause === fact.clause &&
          each.version === fact.version &&
          each.agreement === fact.agreement,
      ),
  );
  return [
    ...differences,
    ...unfounded.map((dataClass) => ({ provision: `${dataClass} was provided under ${fact.clause}` })),
  ];
};
