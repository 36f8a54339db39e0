import { addClause, newClauseSet } from './clauseSet.ts';
import { crossingOf } from './crossingOf.ts';
import type { Crossing, DayState } from './dayState.ts';
import { pairKey } from './indexPairs.ts';

/**
 * [WA5] What is left between two municipalities that some clause lists as a pair, or null where none does. `plain`
 * is what is left between them without pairs; kept by pair and by that, since hubs may stand in for the ends.
 */
export function crossingOfPair(state: DayState, from: number, to: number, plain: Crossing): Crossing | null {
  const key = pairKey(from, to, state.area.length);
  for (let at = 0; at < state.pairs.length; at++) {
    const { index, kept } = state.pairs[at]!;
    const number = index.numbers.of(key);
    if (number === -1) continue;
    let crossing = kept[number];
    if (crossing === undefined || crossing.plain !== plain) {
      crossing = { plain, withPair: buildCrossing(state, key, plain) };
      kept[number] = crossing;
    }
    return crossing.withPair;
  }
  return null;
}

function buildCrossing(state: DayState, key: number, plain: Crossing): Crossing {
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
  return crossingOf(state.answers, afterParties, afterForce, withPair);
}
