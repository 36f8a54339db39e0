import type { Clause } from '../agreementVersion.ts';
import { WA3, WA4, WA5 } from './answers.ts';
import { type ClauseSet, clauseSetOf, firstClause, intersect } from './clauseSet.ts';
import type { Crossing, DayState } from './dayState.ts';
import { pairKey } from './indexPairs.ts';

/** The class of an end: of the hub that it names, where that stands in its municipality; else of the municipality. */
export function endClassOf(state: DayState, municipality: number, hub: string | null | undefined): number {
  const plain = state.endClassOf[municipality]!;
  if (hub === null || hub === undefined) return plain;
  return state.hubEnds.get(hub)?.get(municipality) ?? plain;
}

/** [WA3] [WA4] [WA5] What the clauses leave between two ends of two municipalities. */
export function crossingBetween(
  state: DayState,
  from: number,
  to: number,
  fromEnd: number,
  toEnd: number,
): Crossing {
  const area = state.area[from]!;
  const sameArea = area !== 0 && area === state.area[to]! ? 1 : 0;
  const slot = toEnd * 2 + sameArea;
  if ((state.inSomePair[from]! & state.inSomePair[to]!) === 1) {
    const listed = crossingOfPair(state, from, to, fromEnd, slot);
    if (listed !== null) return listed;
  }
  const row = (state.crossings[fromEnd] ??= new Array<Crossing>(state.endClasses.length * 2));
  return (row[slot] ??= buildCrossing(state, fromEnd, slot, null));
}

function crossingOfPair(
  state: DayState,
  from: number,
  to: number,
  fromEnd: number,
  slot: number,
): Crossing | null {
  const count = state.area.length;
  const key = pairKey(from, to, count);
  const classes = fromEnd * state.endClasses.length * 2 + slot;
  const known = state.pairCrossings.get(key);
  if (known?.has(classes)) return known.get(classes)!;
  const listing = state.pairs.flatMap(({ index, firstClause: first }) =>
    (index.clausesOf.get(key) ?? []).map((clause) => first + clause),
  );
  if (listing.length === 0) return null;
  const crossing = buildCrossing(state, fromEnd, slot, new Set(listing));
  state.pairCrossings.set(key, (known ?? new Map<number, Crossing>()).set(classes, crossing));
  return crossing;
}

function buildCrossing(
  state: DayState,
  fromEnd: number,
  slot: number,
  listing: ReadonlySet<number> | null,
): Crossing {
  const [sender, receiver] = [state.endClasses[fromEnd]!, state.endClasses[slot >> 1]!];
  const sameArea = (slot & 1) === 1;
  const setOf = (belongs: (clause: Clause, at: number, number: number) => boolean): ClauseSet =>
    clauseSetOf(state.clauses.length, (number) => {
      const { clause, at } = state.clauses[number]!;
      return belongs(clause, at, number);
    });
  // A hub stands in for the party entry of its municipality, for hub clauses alone.
  const stands = (end: typeof sender, clause: Clause, at: number): boolean =>
    end.party[at]! || (clause.reach === 'hub' && end.hub[at]!);
  const parties = setOf((clause, at) => stands(sender, clause, at) && stands(receiver, clause, at));
  const reaching = setOf((clause, at, number) => {
    if (clause.reach === 'all-parties') return true;
    if (clause.reach === 'same-area') return sameArea;
    if (clause.reach === 'pairs') return listing?.has(number) ?? false;
    return sender.hub[at] !== receiver.hub[at];
  });
  const afterForce = intersect(parties, state.inForce);
  const afterReach = intersect(afterForce, reaching);
  const sets = { afterParties: parties, afterForce, afterReach };
  // The nearest clause is the first of the last set that is not empty; before WA3 that is the first of all.
  if (firstClause(afterReach) !== -1) return { ...sets, failedRule: -1, nearest: -1 };
  if (firstClause(afterForce) !== -1) return { ...sets, failedRule: WA5, nearest: firstClause(afterForce) };
  if (firstClause(parties) !== -1) return { ...sets, failedRule: WA4, nearest: firstClause(parties) };
  return { ...sets, failedRule: WA3, nearest: 0 };
}
