import type { Decision } from '../agreement/decision.ts';
import type { AccountId, FacilityId, HubId, PositionId } from '../ids.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';

/** One person whom an audience means, in the position that puts them there. */
export interface Candidate {
  readonly account: AccountId;
  readonly position: PositionId;
  readonly facility: FacilityId;
  readonly facilityMunicipality: MunicipalityCode;
  /** The municipality that manages the account: the `to` of the crossing. */
  readonly municipality: MunicipalityCode;
  readonly profession: string;
  readonly hub: HubId | null;
}

export interface Routed {
  readonly candidate: Candidate;
  readonly decision: Decision;
}

export interface Routing {
  /** Each account once, under the first of its positions that passes. */
  readonly reached: readonly Routed[];
  /** Accounts that none of their positions brings it to, with the first position's answer. */
  readonly notReached: readonly Routed[];
}

/**
 * The one computation behind 届く範囲 and the delivery: audience in, recipients and reasons out. A person with several
 * positions in the audience gets the item once; a sender is no recipient of their own.
 */
export const routeAudience = (
  candidates: readonly Candidate[],
  decide: (candidate: Candidate) => Decision,
  sender: AccountId,
): Routing => {
  const reached = new Map<AccountId, Routed>();
  const notReached = new Map<AccountId, Routed>();
  for (const candidate of candidates) {
    if (candidate.account === sender || reached.has(candidate.account)) continue;
    const decision = decide(candidate);
    if (decision.allowed) {
      reached.set(candidate.account, { candidate, decision });
      notReached.delete(candidate.account);
    } else if (!notReached.has(candidate.account)) notReached.set(candidate.account, { candidate, decision });
  }
  return { reached: [...reached.values()], notReached: [...notReached.values()] };
};
