import { addClause, newClauseSet } from './clauseSet.ts';
import { clausesLeft } from './clausesLeft.ts';
import type { ClausesBetween, DayState } from './dayState.ts';
import { pairKey } from './indexPairs.ts';

/**
 * [WA5] What is left between two municipalities that some clause lists as a pair; null where no clause does. `plain`
 * is what is left between them without such clauses. The result is kept by the pair and by `plain`, because a hub may
 * stand in for one of the ends.
 */
export function clausesOfPair(
  state: DayState,
  from: number,
  to: number,
  plain: ClausesBetween,
): ClausesBetween | null {
  const key = pairKey(from, to, state.area.length);
  for (let at = 0; at < state.pairs.length; at++) {
    const { index, kept } = state.pairs[at]!;
    const number = index.numbers.of(key);
    if (number === -1) continue;
    let between = kept[number];
    if (between === undefined || between.plain !== plain) {
      between = { plain, withPair: buildClauses(state, key, plain) };
      kept[number] = between;
    }
    return between.withPair;
  }
  return null;
}

function buildClauses(state: DayState, key: number, plain: ClausesBetween): ClausesBetween {
  const listing = newClauseSet(state.clauses.length);
  for (const { index, firstClause } of state.pairs) {
    const number = index.numbers.of(key);
    for (const clause of number === -1 ? [] : index.clausesOf[number]!)
      addClause(listing, firstClause + clause);
  }
  const { afterParties, afterForce, afterReach } = plain;
  const withPair = newClauseSet(state.clauses.length);
  for (let word = 0; word < withPair.length; word++) {
    withPair[word] = afterReach[word]! | (afterForce[word]! & listing[word]!);
  }
  return clausesLeft(state.answers, afterParties, afterForce, withPair);
}
