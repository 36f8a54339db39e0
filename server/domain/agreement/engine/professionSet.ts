import { type ClauseSet, clauseSetOf } from './clauseSet.ts';
import type { DayState } from './dayState.ts';

/** [WA8] The clauses that a profession passes, with what the receiving municipality admits. Worked out once. */
export function professionSet(
  state: DayState,
  receiver: number,
  profession: string,
  number: number,
): ClauseSet {
  const admitsClass = state.admitsClassOf[receiver]!;
  return (
    state.byProfession[admitsClass]![number] ?? makeProfessionSet(state, admitsClass, profession, number)
  );
}

function makeProfessionSet(
  state: DayState,
  admitsClass: number,
  profession: string,
  number: number,
): ClauseSet {
  const set = clauseSetOf(state.clauses.length, (clause) => {
    const admits = state.admits[admitsClass]![state.clauses[clause]!.at]!;
    const listed = state.clauses[clause]!.clause.professions;
    return (listed === null || listed.includes(profession)) && (admits === null || admits.has(profession));
  });
  // The last number stands for every profession that no list names: it passes where there is no list.
  state.byProfession[admitsClass]![number] = set;
  return set;
}

/** [WA8] The professions that pass a clause at a receiving municipality; null is every one. */
export function professionsThatPass(
  state: DayState,
  receiver: number,
  clause: number,
): readonly string[] | null {
  const { at, clause: listing } = state.clauses[clause]!;
  const admits = state.admits[state.admitsClassOf[receiver]!]![at]!;
  if (listing.professions === null) return admits === null ? null : [...admits];
  const listed = [...new Set(listing.professions)];
  return admits === null ? listed : listed.filter((profession) => admits.has(profession));
}

/** [WA8] The clauses that some profession passes. */
export function someProfessionSet(state: DayState, receiver: number): ClauseSet {
  return clauseSetOf(
    state.clauses.length,
    (clause) => professionsThatPass(state, receiver, clause)?.length !== 0,
  );
}
