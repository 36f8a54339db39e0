import { WA6, WA7, WA8 } from './answers.ts';
import { firstClause, intersect } from './clauseSet.ts';
import { rowLength } from './contentRows.ts';
import type { ClausesBetween, Content, DayState } from './dayState.ts';

/** [WA6] [WA7] What is left, of the clauses between two ends, for one purpose and data class (a row). Worked out once. */
export function contentOf(state: DayState, between: ClausesBetween, row: number): Content {
  const purposed = intersect(between.afterReach, state.byPurpose[Math.floor(row / rowLength)]!);
  const left = intersect(purposed, state.byPurposeAndClass[row]!);
  const content = { left, ...wordsOf(left), ...refusalAfter(state, between, purposed, left) };
  between.contents[row] = content;
  return content;
}

function wordsOf(left: Content['left']): Pick<Content, 'firstWord' | 'endWord'> {
  const firstWord = left.findIndex((word) => word !== 0);
  return { firstWord: Math.max(0, firstWord), endWord: left.findLastIndex((word) => word !== 0) + 1 };
}

function refusalAfter(
  state: DayState,
  between: ClausesBetween,
  purposed: Content['left'],
  left: Content['left'],
): Pick<Content, 'refusal' | 'empty'> {
  const [disclosing, purposedFirst] = [firstClause(left), firstClause(purposed)];
  if (disclosing !== -1) return { empty: false, refusal: state.answers.denied(disclosing, WA8) };
  if (purposedFirst !== -1) return { empty: true, refusal: state.answers.denied(purposedFirst, WA7) };
  return { empty: true, refusal: state.answers.denied(firstClause(between.afterReach), WA6) };
}
