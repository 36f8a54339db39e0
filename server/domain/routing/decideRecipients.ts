import type { ClassDecision, Reader } from '../access/decideFor.ts';
import { hasMunicipality, municipalitySetOf } from '../agreement/engine/endMembers.ts';
import { filterMunicipalities } from '../agreement/filterMunicipalities.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import { type RoutedItem, type RoutingRules, routeTo } from './routeTo.ts';

/**
 * Decides for each of many recipients whether one item of one class reaches them, as `routeTo` does for one. In a
 * municipality into which no clause discloses it, all who act for no hub get the same answer, which is worked out
 * once.
 */
export const decideRecipients = (
  rules: RoutingRules,
  item: RoutedItem,
  recipients: readonly Reader[],
): ((recipient: Reader) => ClassDecision) => {
  const ask = (recipient: Reader): ClassDecision => routeTo(rules, item, recipient);
  const [dataClass, ...others] = item.row.entry;
  if (dataClass === undefined || others.length > 0) return ask;
  const { compiled, day } = rules;
  const { municipalities } = compiled;
  const sending = { day, from: item.home, fromHub: item.fromHub, purpose: item.row.purpose, dataClass };
  const numbers = recipients.map(({ municipality }) => municipalities.of(municipality));
  const open = filterMunicipalities(compiled, sending, municipalitySetOf(municipalities.count, numbers));
  const denials = new Map<MunicipalityCode, ClassDecision>();
  return (recipient) => {
    const { municipality, hub } = recipient;
    if (hub !== null || hasMunicipality(open, municipalities.of(municipality))) return ask(recipient);
    const denial = denials.get(municipality) ?? ask(recipient);
    denials.set(municipality, denial);
    return denial;
  };
};
