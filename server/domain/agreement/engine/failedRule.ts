import type { CompiledAgreements } from '../compileAgreements.ts';
import type { CrossingRequest } from '../crossingRequest.ts';
import type { ClauseRule } from '../decision.ts';
import { activationCovers, consentCovers, givesReason } from './carriedGrounds.ts';
import { hasClause } from './clauseSet.ts';
import { contentRow, purposeNumbers } from './contentRows.ts';
import type { DayState } from './dayState.ts';
import { locate } from './locate.ts';
import { professionSet } from './professionSet.ts';

/** The first rule that one clause fails, read from the same sets that `decide` intersects; null: it passes. */
export function failedRule(
  compiled: CompiledAgreements,
  state: DayState,
  request: CrossingRequest,
  clause: number,
): ClauseRule | null {
  const { to, between } = locate(compiled, state, request);
  const row = contentRow(request.purpose, request.dataClass);
  const profession = compiled.professions.of(request.profession);
  if (!hasClause(between.afterParties, clause)) return 'WA3';
  if (!hasClause(between.afterForce, clause)) return 'WA4';
  if (!hasClause(between.afterReach, clause)) return 'WA5';
  if (!hasClause(state.byPurpose[purposeNumbers.of(request.purpose)]!, clause)) return 'WA6';
  if (!hasClause(state.byPurposeAndClass[row]!, clause)) return 'WA7';
  if (!hasClause(professionSet(state, to, request.profession, profession), clause)) return 'WA8';
  if (!hasClause(state.without.consent, clause) && !consentCovers(request)) return 'WA9';
  if (!hasClause(state.without.activation, clause) && !activationCovers(request)) return 'WA10';
  if (!hasClause(state.without.reason, clause) && !givesReason(request)) return 'WA14';
  return null;
}
