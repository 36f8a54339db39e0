import type { AgreementTerms } from './agreementVersion.ts';
import type { Areas } from './areas.ts';
import { type CompiledForm, compiledFormOf } from './engine/compiledForm.ts';
import type { CompiledParts } from './engine/compiledParts.ts';
import { DayStates, type ReadyDays } from './engine/dayStates.ts';
import { freezeDeep } from './engine/freezeDeep.ts';
import { openPairs } from './engine/indexPairs.ts';
import { MunicipalityNumbers } from './engine/municipalityNumbers.ts';
import { WordNumbers } from './engine/wordNumbers.ts';

/**
 * All versions of all agreements, ready to decide on any day. Nothing in it ever changes: a new version or a new
 * areas file makes another one, which is swapped in as a whole, so that no decision mixes two (WA12).
 */
export interface CompiledAgreements extends CompiledParts {
  readonly days: DayStates;
}

export const compileAgreements = (versions: readonly AgreementTerms[], areas: Areas): CompiledAgreements =>
  openCompiled(versions, areas, compiledFormOf(versions, areas));

/**
 * Puts together what was worked out here or by another thread. `form` and `ready` (the states of some days, worked
 * out ahead) must have been made from these very versions, in this order, and these areas.
 */
export function openCompiled(
  versions: readonly AgreementTerms[],
  areas: Areas,
  form: CompiledForm,
  ready: ReadyDays = new Map(),
): CompiledAgreements {
  const byId = new Map<string, AgreementTerms[]>();
  for (const version of versions) {
    const known = byId.get(version.agreement);
    if (known === undefined) byId.set(version.agreement, [version]);
    else known.push(version);
    freezeDeep(version);
  }
  const parts: CompiledParts = {
    areas,
    agreements: [...byId.values()].map((each) => each.sort((a, b) => (a.effective < b.effective ? -1 : 1))),
    municipalities: new MunicipalityNumbers(form.municipalities),
    professions: new WordNumbers(form.professions),
    pairs: new Map(versions.map((version, at) => [version, openPairs(form.pairs[at]!)])),
    turningDays: form.turningDays,
  };
  return Object.freeze({ ...parts, days: new DayStates(parts, ready) });
}
