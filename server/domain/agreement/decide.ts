import type { CompiledAgreements } from './compileAgreements.ts';
import type { CrossingRequest } from './crossingRequest.ts';
import type { Decision } from './decision.ts';
import { atHome, noAgreement, WA9, WA10, WA14 } from './engine/answers.ts';
import { activationCovers, consentCovers, givesReason } from './engine/carriedGrounds.ts';
import { type ClauseSet, firstBit } from './engine/clauseSet.ts';
import { contentOf } from './engine/contentOf.ts';
import { contentRow } from './engine/contentRows.ts';
import { crossingBetween, endClassOf } from './engine/crossingBetween.ts';
import type { DayState } from './engine/dayState.ts';
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
  const from = compiled.municipalities.of(request.from);
  const to = compiled.municipalities.of(request.to);
  const fromEnd = endClassOf(state, from, request.fromHub);
  const toEnd = endClassOf(state, to, request.toHub);
  const crossing = crossingBetween(state, from, to, fromEnd, toEnd);
  if (crossing.failedRule !== -1) return state.answers.denied(crossing.nearest, crossing.failedRule);

  const row = contentRow(request.purpose, request.dataClass);
  const content = crossing.contents[row] ?? contentOf(state, crossing, row);
  if (content.empty) return content.refusal;

  const readable = professionSet(
    state,
    to,
    request.profession,
    compiled.professions.get(request.profession) ?? 0,
  );
  const { left } = content;
  for (let word = 0; word < left.length; word++) {
    const bits = left[word]! & readable[word]!;
    if (bits === 0) continue;
    const first = firstBit(word, bits);
    return state.conditional[first] === 0
      ? state.answers.allowed(first)
      : decideConditions(state, left, readable, request);
  }
  return content.refusal;
}

/**
 * WA9, WA10 and WA14, which depend on what the request carries. A clause that does not ask counts as passed. One
 * pass: the first clause that passes all three, else the first of those that came furthest.
 */
function decideConditions(
  state: DayState,
  disclosing: ClauseSet,
  readable: ClauseSet,
  request: CrossingRequest,
): Decision {
  const { every, without, answers } = state;
  const consented = consentCovers(request) ? every : without.consent;
  const activated = activationCovers(request) ? every : without.activation;
  const reasoned = givesReason(request) ? every : without.reason;
  let nearest = -1;
  let rule = -1;
  for (let word = 0; word < disclosing.length; word++) {
    const bits = disclosing[word]! & readable[word]!;
    if (bits === 0) continue;
    const afterConsent = bits & consented[word]!;
    const afterActivation = afterConsent & activated[word]!;
    const passing = afterActivation & reasoned[word]!;
    if (passing !== 0) return answers.allowed(firstBit(word, passing));
    const failed = afterActivation !== 0 ? WA14 : afterConsent !== 0 ? WA10 : WA9;
    if (failed <= rule) continue;
    rule = failed;
    nearest = firstBit(word, afterActivation || afterConsent || bits);
  }
  return answers.denied(nearest, rule);
}
