import type { ReachView } from '#contracts/http/noticeRoutes.ts';
import type { MunicipalityReach, ReachSummary } from '#domain/routing/summariseReach.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { NoticeParts } from './noticeParts.ts';

/** 届く範囲 for people: names for codes and ids, titles for clauses, two commands in all however many they are. */
export const viewReach = async (
  parts: Pick<NoticeParts, 'municipalityNames' | 'facilities' | 'clauseTitle'>,
  home: MunicipalityCode,
  reach: ReachSummary,
): Promise<ReachView> => {
  const titleOf = ({ agreement, version, clause }: MunicipalityReach) =>
    agreement === null || version === null || clause === null
      ? null
      : parts.clauseTitle(agreement, version, clause);
  const [known, names] = await Promise.all([
    parts.facilities(reach.reached.flatMap((part) => part.facilities)),
    parts.municipalityNames([...reach.reached, ...reach.notReached].map(({ municipality }) => municipality)),
  ]);
  const nameOf = (code: MunicipalityCode) => names.get(code) ?? code;
  return {
    reached: reach.reached.map((each) => ({
      municipality: each.municipality,
      name: nameOf(each.municipality),
      crossing: each.municipality !== home,
      clause: each.clause,
      clauseTitle: titleOf(each),
      facilities: each.facilities.map((id) => ({ id, name: known.get(id)?.name ?? '' })),
      people: each.people,
    })),
    notReached: reach.notReached.map((gap) => ({ ...gap, name: nameOf(gap.municipality) })),
    facilities: reach.facilities,
    people: reach.people,
  };
};
