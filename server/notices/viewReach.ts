import type { ReachView } from '#contracts/http/noticeRoutes.ts';
import type { Decision } from '#domain/agreement/decision.ts';
import type { ReachSummary } from '#domain/routing/summariseReach.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';

/** 届く範囲 for people: names for codes and ids, titles for clauses, two commands in all however many they are. */
export const viewReach = async (
  needs: Pick<NoticeNeeds, 'municipalityNames' | 'facilities' | 'clauseTitle'>,
  home: MunicipalityCode,
  reach: ReachSummary,
  grounds: Iterable<Pick<Decision, 'agreement' | 'version' | 'clause'>>,
): Promise<ReachView> => {
  const titles = new Map<string, string | null>();
  for (const { agreement, version, clause } of grounds)
    if (agreement !== null && version !== null && clause !== null && !titles.has(clause))
      titles.set(clause, needs.clauseTitle(agreement, version, clause));
  const [known, names] = await Promise.all([
    needs.facilities(reach.reached.flatMap((part) => part.facilities)),
    needs.municipalityNames([...reach.reached, ...reach.notReached].map(({ municipality }) => municipality)),
  ]);
  const nameOf = (code: MunicipalityCode) => names.get(code) ?? code;
  return {
    reached: reach.reached.map(({ municipality, facilities: reached, people, clause }) => ({
      municipality,
      name: nameOf(municipality),
      crossing: municipality !== home,
      clause,
      clauseTitle: clause === null ? null : (titles.get(clause) ?? null),
      facilities: reached.map((id) => ({ id, name: known.get(id)?.name ?? '' })),
      people,
    })),
    notReached: reach.notReached.map((gap) => ({ ...gap, name: nameOf(gap.municipality) })),
    facilities: reach.facilities,
    people: reach.people,
  };
};
