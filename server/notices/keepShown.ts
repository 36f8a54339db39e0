import type { FacilityId } from '#domain/ids.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { NoticeParts } from './noticeParts.ts';

const DAY_MS = 86_400_000;

/**
 * Of the facilities that a sender says 届く範囲 showed, those that it can have shown: at home, or between ends in force
 * today (or yesterday, if it was looked at before midnight). Otherwise an attacker could name foreign ids as shown,
 * and read their names where the difference is told.
 */
export const keepShown = async (
  { facilities, parties, isHub }: Pick<NoticeParts, 'facilities' | 'parties' | 'isHub'>,
  home: MunicipalityCode,
  shown: readonly FacilityId[],
  at: Date,
): Promise<FacilityId[]> => {
  const known = await facilities(shown);
  const days: Day[] = [tokyoDay(at), tokyoDay(at.getTime() - DAY_MS)];
  const within = days.map(parties);
  return shown.filter((id) => {
    const facility = known.get(id);
    if (facility === undefined) return false;
    const { municipality, hub } = facility;
    if (municipality === home || within.some((each) => each.has(municipality))) return true;
    return hub !== null && days.some((day) => isHub(municipality, hub, day));
  });
};
