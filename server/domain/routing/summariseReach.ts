import { toldClause } from '../agreement/toldClause.ts';
import type { FacilityId } from '../ids.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Routed, Routing } from './routeAudience.ts';

/** What 届く範囲 shows of one municipality: how many are reached, and by which rule the others are not. */
export interface MunicipalityReach {
  readonly municipality: MunicipalityCode;
  readonly facilities: readonly FacilityId[];
  readonly people: number;
  /** The answer for its first person. At home it is null; in data from before version 4 it may be null beside a clause. */
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
}

export interface MunicipalityGap {
  readonly municipality: MunicipalityCode;
  readonly rule: string;
  readonly clause: string | null;
  /** null where the municipality is no party: it shows as itself, without names or counts (DOMAIN.md §3). */
  readonly facilities: number | null;
  readonly people: number | null;
}

export interface ReachSummary {
  readonly reached: readonly MunicipalityReach[];
  readonly notReached: readonly MunicipalityGap[];
  readonly facilities: number;
  readonly people: number;
}

const groupBy = <K extends string>(
  all: readonly Routed[],
  keyOf: (routed: Routed) => K,
): Map<K, Routed[]> => {
  const groups = new Map<K, Routed[]>();
  for (const routed of all) {
    const key = keyOf(routed);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [routed]);
    else group.push(routed);
  }
  return groups;
};

const facilitiesOf = (group: readonly Routed[]) =>
  [...new Set(group.map(({ candidate }) => candidate.facility))].sort();
const byCode = (a: { municipality: string }, b: { municipality: string }) =>
  a.municipality < b.municipality ? -1 : 1;

/**
 * Counts a routing by the municipality that decides, which is the one that manages the recipient's account. A
 * facility is reached when one of its people is, and then does not count as missed. `isInside`: whether it is the
 * home or a party. A city that only has a hub is neither: the hub may be reached, but the city's other people are not
 * ours to count.
 */
export const summariseReach = (
  { reached, notReached }: Routing,
  asked: readonly MunicipalityCode[],
  isInside: (municipality: MunicipalityCode) => boolean,
): ReachSummary => {
  const reachedFacilities = new Set(facilitiesOf(reached));
  const gaps: MunicipalityGap[] = [
    ...groupBy(notReached, ({ candidate, decision }) => `${candidate.municipality}/${decision.rule}`),
  ].map(([, group]) => {
    const { candidate, decision } = group[0] as Routed;
    const missed = facilitiesOf(group).filter((facility) => !reachedFacilities.has(facility));
    const shown = isInside(candidate.municipality);
    return {
      municipality: candidate.municipality,
      rule: decision.rule ?? 'WA2',
      clause: toldClause(decision)?.clause ?? null,
      facilities: shown ? missed.length : null,
      people: shown ? group.length : null,
    };
  });
  // A city that is no party is named whether or not anybody there was meant: otherwise its absence would tell who is
  // there.
  const told = new Set(gaps.map(({ municipality }) => municipality));
  for (const municipality of asked)
    if (!isInside(municipality) && !told.has(municipality))
      gaps.push({ municipality, rule: 'WA3', clause: null, facilities: null, people: null });
  return {
    reached: [...groupBy(reached, ({ candidate }) => candidate.municipality)]
      .map(([municipality, group]) => ({
        municipality,
        facilities: facilitiesOf(group),
        people: group.length,
        agreement: group[0]?.decision.agreement ?? null,
        version: group[0]?.decision.version ?? null,
        clause: group[0]?.decision.clause ?? null,
      }))
      .sort(byCode),
    notReached: gaps.sort(byCode),
    facilities: reachedFacilities.size,
    people: reached.length,
  };
};
