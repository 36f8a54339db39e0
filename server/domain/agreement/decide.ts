import { dataClasses } from '../vocabulary/dataClasses.ts';
import { purposes } from '../vocabulary/purposes.ts';
import type { CompiledAgreements } from './compileAgreements.ts';
import type { CrossingRequest } from './crossingRequest.ts';
import type { Decision } from './decision.ts';
import { atHome, noAgreement, WA6, WA7, WA8, WA9, WA10, WA14 } from './engine/answers.ts';
import { activationCovers, consentCovers, givesReason } from './engine/carriedGrounds.ts';
import { type ClauseSet, firstClause, firstInBoth } from './engine/clauseSet.ts';
import { classNumber, purposeNumber, rowLength } from './engine/contentRows.ts';
import { crossingBetween, endClassOf } from './engine/crossingBetween.ts';
import type { Crossing, DayState } from './engine/dayState.ts';
import { professionSet } from './engine/professionSet.ts';

/**
 * The routing rules (DOMAIN.md §3, WA1 to WA14): may this record reach this recipient, under which clause, or
 * what stopped it? Each rule leaves a set of clauses; the first clause of what all leave allows, and where
 * nothing is left the nearest clause is the first one of the last set that was not empty (WA13).
 */
export function decide(compiled: CompiledAgreements, request: CrossingRequest): Decision {
  if (request.from === request.to) return atHome;
  const state = compiled.days.on(request.day);
  if (state.clauses.length === 0) return noAgreement;
  const from = compiled.municipalities.get(request.from) ?? 0;
  const to = compiled.municipalities.get(request.to) ?? 0;
  const fromEnd = endClassOf(state, from, request.fromHub);
  const toEnd = endClassOf(state, to, request.toHub);
  const crossing = crossingBetween(state, from, to, fromEnd, toEnd);
  if (crossing.failedRule !== -1) return state.answers.denied(crossing.nearest, crossing.failedRule);

  const purpose = purposeNumber.get(request.purpose) ?? purposes.length;
  const row = purpose * rowLength + (classNumber.get(request.dataClass) ?? dataClasses.length);
  const disclosing = state.byPurposeAndClass[row]!;
  const number = compiled.professions.get(request.profession) ?? 0;
  const readable = professionSet(state, to, request.profession, number);
  const left = state.scratch;
  let some = 0;
  let conditional = 0;
  for (let word = 0; word < left.length; word++) {
    const bits = crossing.afterReach[word]! & disclosing[word]! & readable[word]!;
    left[word] = bits;
    some |= bits;
    conditional |= bits & state.conditional[word]!;
  }
  if (some === 0) return refuseByContent(state, crossing, purpose, disclosing);
  if (conditional === 0) return state.answers.allowed(firstClause(left));
  return decideConditions(state, left, request);
}

/** WA6 to WA8 left nothing: the last set before that has the nearest clause. */
function refuseByContent(
  state: DayState,
  crossing: Crossing,
  purpose: number,
  disclosing: ClauseSet,
): Decision {
  const { afterReach } = crossing;
  const disclosed = firstInBoth(afterReach, disclosing);
  if (disclosed !== -1) return state.answers.denied(disclosed, WA8);
  const purposed = firstInBoth(afterReach, state.byPurpose[purpose]!);
  if (purposed !== -1) return state.answers.denied(purposed, WA7);
  return state.answers.denied(firstClause(afterReach), WA6);
}

/** WA9, WA10 and WA14, which depend on what the request carries. A clause that does not ask counts as passed. */
function decideConditions(state: DayState, left: ClauseSet, request: CrossingRequest): Decision {
  const { without, answers } = state;
  let nearest = firstClause(left);
  if (!consentCovers(request)) {
    if (!keep(left, without.consent)) return answers.denied(nearest, WA9);
    nearest = firstClause(left);
  }
  if (!activationCovers(request)) {
    if (!keep(left, without.activation)) return answers.denied(nearest, WA10);
    nearest = firstClause(left);
  }
  if (!givesReason(request)) {
    if (!keep(left, without.reason)) return answers.denied(nearest, WA14);
    nearest = firstClause(left);
  }
  return answers.allowed(nearest);
}

/** Narrows a set in place; false when nothing is left. */
function keep(left: ClauseSet, kept: ClauseSet): boolean {
  let some = 0;
  for (let word = 0; word < left.length; word++) {
    left[word] = left[word]! & kept[word]!;
    some |= left[word]!;
  }
  return some !== 0;
}
