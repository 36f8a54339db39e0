import type { Decision } from '../agreement/decision.ts';
import type { AccountId, ConsentId, FacilityId, HubId, PositionId } from '../ids.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import { decideRecipients } from './decideRecipients.ts';
import type { RoutedItem, RoutingRules } from './routeTo.ts';

/** One person whom an audience means, in the position that puts them there. */
export interface Candidate {
  readonly account: AccountId;
  readonly position: PositionId;
  readonly facility: FacilityId;
  /** The municipality that manages the account: the `to` of the crossing. */
  readonly municipality: MunicipalityCode;
  readonly profession: string;
  readonly hub: HubId | null;
}

export interface Routed {
  readonly candidate: Candidate;
  readonly decision: Decision;
  /** The consent that the clause needed (WA9). */
  readonly consent: ConsentId | null;
}

export interface Routing {
  /** Each account once, under the first of its positions that passes. */
  readonly reached: readonly Routed[];
  /** Accounts that none of their positions brings it to, with the first position's answer. */
  readonly notReached: readonly Routed[];
}

interface Routes {
  /** Candidates in the audience's fixed order, some at a time: nobody needs to hold them all. */
  take(candidates: Iterable<Candidate>): void;
  end(): Routing;
}

/**
 * [RO1][RO2] Audience in, recipients and reasons out. A person with several positions in the audience gets the item
 * once; a sender is no recipient of their own. `kept`: whom an earlier run of the same delivery has reached already,
 * and as what; that is not decided a second time.
 */
export const openRouting = (
  rules: RoutingRules,
  item: RoutedItem,
  sender: AccountId | null,
  kept: readonly Routed[] = [],
): Routes => {
  const reached = new Map<AccountId, Routed>(kept.map((each) => [each.candidate.account, each]));
  const notReached = new Map<AccountId, Routed>();
  return {
    take: (candidates) => {
      const page = [...candidates];
      const decide = decideRecipients(rules, item, page);
      for (const candidate of page) {
        const { account } = candidate;
        if (account === sender || reached.has(account)) continue;
        const { decision, consent } = decide(candidate);
        const routed = { candidate, decision, consent: consent?.id ?? null };
        if (decision.allowed) {
          reached.set(account, routed);
          notReached.delete(account);
        } else if (!notReached.has(account)) notReached.set(account, routed);
      }
    },
    end: () => ({ reached: [...reached.values()], notReached: [...notReached.values()] }),
  };
};

/** The whole of an audience that is small enough to be there at once: a conference's, the minutes'. */
export const routeAudience = (
  rules: RoutingRules,
  item: RoutedItem,
  candidates: readonly Candidate[],
  sender: AccountId | null,
): Routing => {
  const routing = openRouting(rules, item, sender);
  routing.take(candidates);
  return routing.end();
};
