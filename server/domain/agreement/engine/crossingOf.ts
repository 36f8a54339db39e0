import { WA3, WA4, WA5 } from './answers.ts';
import { type ClauseSet, firstClause } from './clauseSet.ts';
import { contentRowCount } from './contentRows.ts';
import type { Crossing } from './dayState.ts';

/** The nearest clause is the first of the last set that is not empty; before WA3 that is the first of all. */
export function crossingOf(afterParties: ClauseSet, afterForce: ClauseSet, afterReach: ClauseSet): Crossing {
  const sets = {
    afterParties,
    afterForce,
    afterReach,
    contents: new Array<undefined>(contentRowCount).fill(undefined),
  };
  if (firstClause(afterReach) !== -1) return { ...sets, failedRule: -1, nearest: -1 };
  if (firstClause(afterForce) !== -1) return { ...sets, failedRule: WA5, nearest: firstClause(afterForce) };
  if (firstClause(afterParties) !== -1)
    return { ...sets, failedRule: WA4, nearest: firstClause(afterParties) };
  return { ...sets, failedRule: WA3, nearest: 0 };
}
