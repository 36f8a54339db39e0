import type { CompiledAgreements } from './compileAgreements.ts';
import type { CrossingRequest } from './crossingRequest.ts';
import { clausesBetween, clausesOfEnds, endClassOf } from './engine/clausesBetween.ts';
import { contentOf } from './engine/contentOf.ts';
import { contentRow } from './engine/contentRows.ts';
import type { ClausesBetween, DayState } from './engine/dayState.ts';
import type { MunicipalitySet } from './engine/endMembers.ts';

/** The part of a request that is the same for all recipients of one item. */
export type Sending = Pick<CrossingRequest, 'day' | 'from' | 'fromHub' | 'purpose' | 'dataClass'>;

/**
 * The municipalities of an audience into which some clause discloses an item (WA3 to WA7), and its own home (WA1); for
 * recipients who act for no hub. In all others `decide` gives everybody who acts for none one and the same answer, a
 * denial: whose recipient it is, and what the request carries, is asked by no rule before WA8. Whole sets are intersected,
 * so that asking for every municipality of the country costs about as much as asking for one.
 */
export function filterMunicipalities(
  compiled: CompiledAgreements,
  sending: Sending,
  audience: MunicipalitySet,
): MunicipalitySet {
  const state = compiled.days.on(sending.day);
  const from = compiled.municipalities.of(sending.from);
  const fromEnd = endClassOf(state, from, sending.fromHub);
  const row = contentRow(sending.purpose, sending.dataClass);
  const { byClass, byArea } = state.members;
  const reached = new Int32Array(audience.length);
  const area = state.area[from]! * audience.length;
  for (let end = 0; end < byClass.length && state.clauses.length > 0; end++) {
    const other = discloses(state, clausesOfEnds(state, fromEnd, end, false), row) ? -1 : 0;
    const same = discloses(state, clausesOfEnds(state, fromEnd, end, true), row) ? -1 : 0;
    if ((other | same) === 0) continue;
    const members = byClass[end]!;
    for (let word = 0; word < reached.length; word++) {
      const near = byArea[area + word]!;
      reached[word] = reached[word]! | (audience[word]! & members[word]! & ((near & same) | (~near & other)));
    }
  }
  for (const { index } of state.pairs) {
    for (const to of index.partnersOf.get(from) ?? []) {
      const between = clausesBetween(state, from, to, fromEnd, state.endClassOf[to]!);
      if (discloses(state, between, row)) include(reached, audience, to);
    }
  }
  if (from !== 0) include(reached, audience, from);
  return reached;
}

function discloses(state: DayState, between: ClausesBetween, row: number): boolean {
  if (between.refusal !== null) return false;
  return !(between.contents[row] ?? contentOf(state, between, row)).empty;
}

function include(reached: MunicipalitySet, audience: MunicipalitySet, at: number): void {
  reached[at >>> 5] = reached[at >>> 5]! | (audience[at >>> 5]! & (1 << (at & 31)));
}
