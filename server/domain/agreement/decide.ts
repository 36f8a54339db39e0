import type { CompiledAgreements } from './compileAgreements.ts';
import type { CrossingRequest } from './crossingRequest.ts';
import type { Decision } from './decision.ts';
import { atHome, noAgreement, WA9, WA10, WA14 } from './engine/answers.ts';
import { activationCovers, consentCovers, givesReason } from './engine/carriedGrounds.ts';
import { type ClauseSet, firstBit } from './engine/clauseSet.ts';
import { clausesBetween, endClassOf } from './engine/clausesBetween.ts';
import { contentOf } from './engine/contentOf.ts';
import { contentRow } from './engine/contentRows.ts';
import type { ClausesBetween, Content, DayState } from './engine/dayState.ts';
import { professionSet } from './engine/professionSet.ts';

/**
 * The routing rules (DOMAIN.md §3, WA1 to WA14): may this record reach this recipient, under which clause, or
 * what stopped it? Each rule leaves a set of clauses; the first clause of what all leave allows, and where
 * nothing is left the nearest clause is the first one of the last set that was not empty (WA13).
 */
export function decide(compiled: CompiledAgreements, request: CrossingRequest): Decision {
  const from = compiled.municipalities.of(request.from);
  const to = compiled.municipalities.of(request.to);
  // Numbers are quicker to compare than texts. 0 stands for every municipality that no agreement and no areas file
  // names.
  if (from === to && (from !== 0 || request.from === request.to)) return atHome;
  const state = compiled.days.on(request.day);
  if (state.clauses.length === 0) return noAgreement;
  const fromEnd = endClassOf(state, from, request.fromHub);
  const toEnd = endClassOf(state, to, request.toHub);
  const between = clausesBetween(state, from, to, fromEnd, toEnd);
  return between.refusal ?? decideContent(compiled, state, between, to, request);
}

/** WA6 to WA8: what it is, and who receives it. */
function decideContent(
  compiled: CompiledAgreements,
  state: DayState,
  between: ClausesBetween,
  to: number,
  request: CrossingRequest,
): Decision {
  const row = contentRow(request.purpose, request.dataClass);
  const content = between.contents[row] ?? contentOf(state, between, row);
  if (content.empty) return content.refusal;

  const profession = compiled.professions.of(request.profession);
  const readable = professionSet(state, to, request.profession, profession);
  const { left, endWord } = content;
  for (let word = content.firstWord; word < endWord; word++) {
    const bits = left[word]! & readable[word]!;
    if (bits === 0) continue;
    const first = firstBit(word, bits);
    return state.conditional[first] === 0
      ? state.answers.allowed(first)
      : decideConditions(state, content, readable, request);
  }
  return content.refusal;
}

/**
 * WA9, WA10 and WA14 depend on what the request carries, and are looked at only where a clause asks for them. One
 * pass over the clauses: the answer is the first clause that passes all three, else the first of those that came
 * furthest.
 */
function decideConditions(
  { without, answers }: DayState,
  { left, firstWord, endWord }: Content,
  readable: ClauseSet,
  request: CrossingRequest,
): Decision {
  let consented: boolean | undefined;
  let activated: boolean | undefined;
  let reasoned: boolean | undefined;
  let nearest = -1;
  let rule = -1;
  for (let word = firstWord; word < endWord; word++) {
    const bits = left[word]! & readable[word]!;
    if (bits === 0) continue;
    let afterConsent = bits & without.consent[word]!;
    if (afterConsent !== bits) {
      consented ??= consentCovers(request);
      if (consented) afterConsent = bits;
    }
    let afterActivation = afterConsent & without.activation[word]!;
    if (afterActivation !== afterConsent) {
      activated ??= activationCovers(request);
      if (activated) afterActivation = afterConsent;
    }
    let passing = afterActivation & without.reason[word]!;
    if (passing !== afterActivation) {
      reasoned ??= givesReason(request);
      if (reasoned) passing = afterActivation;
    }
    if (passing !== 0) return answers.allowed(firstBit(word, passing));
    const failed = afterActivation !== 0 ? WA14 : afterConsent !== 0 ? WA10 : WA9;
    if (failed <= rule) continue;
    rule = failed;
    nearest = firstBit(word, afterActivation || afterConsent || bits);
  }
  return answers.denied(nearest, rule);
}
