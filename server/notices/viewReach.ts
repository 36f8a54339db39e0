import type { ReachView } from '#contracts/http/noticeRoutes.ts';
import type { ReachSummary } from '#domain/routing/summariseReach.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';

/** 届く範囲 for people: names for codes and ids, titles for clauses. */
export const viewReach = async (
  { municipalityName, facilities }: Pick<NoticeNeeds, 'municipalityName' | 'facilities'>,
  home: MunicipalityCode,
  reach: ReachSummary,
  titleOf: (clause: string) => string | null,
): Promise<ReachView> => {
  const known = await facilities(reach.reached.flatMap((part) => part.facilities));
  return {
    reached: await Promise.all(
      reach.reached.map(async ({ municipality, facilities: reached, people, clause }) => ({
        municipality,
        name: await municipalityName(municipality),
        crossing: municipality !== home,
        clause,
        clauseTitle: clause === null ? null : titleOf(clause),
        facilities: reached.map((id) => ({ id, name: known.get(id)?.name ?? '' })),
        people,
      })),
    ),
    notReached: await Promise.all(
      reach.notReached.map(async (gap) => ({ ...gap, name: await municipalityName(gap.municipality) })),
    ),
    facilities: reach.facilities,
    people: reach.people,
  };
};
