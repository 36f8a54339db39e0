import type { Decision } from '../agreement/decision.ts';
import type { AccountId, ConsentId, FacilityId, HubId, PositionId } from '../ids.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import { decideRecipients } from './decideRecipients.ts';
import type { RoutedItem, RoutingRules } from './routeTo.ts';

/** One person of an audience, in the position by which they belong to it. */
export interface Candidate {
  readonly account: AccountId;
  readonly position: PositionId;
  readonly facility: FacilityId;
  /** The municipality that manages the account: the `to` of the request. */
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
  /** Accounts that it reaches in none of their positions, with the answer for the first of these. */
  readonly notReached: readonly Routed[];
}

interface Routes {
  /** The candidates in the audience's fixed order, some at a time, so that nobody has to hold all of them. */
  take(candidates: Iterable<Candidate>): void;
  end(): Routing;
}

/**
 * [RO1][RO2] From an audience to recipients and reasons. Somebody with several positions in the audience gets the
 * item once; nobody is a recipient of what they send. `kept`: the people whom an earlier run of the same delivery has
 * reached, and with which answer; they are not decided again.
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

/** Routes an audience that is small enough to be held as a whole: that of a conference, or of minutes. */
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
