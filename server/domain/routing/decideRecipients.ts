import type { CompiledAgreements } from '../agreement/compileAgreements.ts';
import { decide } from '../agreement/decide.ts';
import type { Decision } from '../agreement/decision.ts';
import { hasMunicipality, municipalitySetOf } from '../agreement/engine/endMembers.ts';
import { filterMunicipalities, type Sending } from '../agreement/filterMunicipalities.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Candidate } from './routeAudience.ts';

type Recipient = Pick<Candidate, 'municipality' | 'profession' | 'hub'>;

/**
 * Decides an item for each of many recipients, as `decide` does. Where no clause discloses it to a municipality, all who
 * act for no hub there have one answer, which is asked for once.
 */
export const decideRecipients = (
  compiled: CompiledAgreements,
  sending: Sending,
  recipients: readonly Recipient[],
): ((recipient: Recipient) => Decision) => {
  const { municipalities } = compiled;
  const numbers = recipients.map(({ municipality }) => municipalities.of(municipality));
  const open = filterMunicipalities(compiled, sending, municipalitySetOf(municipalities.count, numbers));
  const denials = new Map<MunicipalityCode, Decision>();
  return ({ municipality, profession, hub }) => {
    const ask = (): Decision => decide(compiled, { ...sending, to: municipality, profession, toHub: hub });
    if (hub !== null || hasMunicipality(open, municipalities.of(municipality))) return ask();
    const denial = denials.get(municipality) ?? ask();
    denials.set(municipality, denial);
    return denial;
  };
};
