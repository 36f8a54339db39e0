import type { Decision } from '../decision.ts';
import { type Answers, WA3, WA4, WA5 } from './answers.ts';
import { type ClauseSet, firstClause } from './clauseSet.ts';
import { contentRowCount } from './contentRows.ts';
import type { ClausesBetween } from './dayState.ts';

/**
 * Puts the three sets together with the refusal, if nothing is left. Its nearest clause is the first one of the last
 * set that is not empty; if WA3 already left none, it is the first of all clauses.
 */
export function clausesLeft(
  answers: Answers,
  afterParties: ClauseSet,
  afterForce: ClauseSet,
  afterReach: ClauseSet,
): ClausesBetween {
  return {
    afterParties,
    afterForce,
    afterReach,
    contents: new Array<undefined>(contentRowCount).fill(undefined),
    refusal: refusalAfter(answers, afterParties, afterForce, afterReach),
  };
}

function refusalAfter(
  answers: Answers,
  afterParties: ClauseSet,
  afterForce: ClauseSet,
  afterReach: ClauseSet,
): Decision | null {
  if (firstClause(afterReach) !== -1) return null;
  if (firstClause(afterForce) !== -1) return answers.denied(firstClause(afterForce), WA5);
  if (firstClause(afterParties) !== -1) return answers.denied(firstClause(afterParties), WA4);
  return answers.denied(0, WA3);
}
