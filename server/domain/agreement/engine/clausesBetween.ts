import type { Reach } from '../agreementVersion.ts';
import { type ClauseSet, clauseSetOf, intersect } from './clauseSet.ts';
import { clausesLeft } from './clausesLeft.ts';
import { clausesOfPair } from './clausesOfPair.ts';
import type { ClausesBetween, DayState, EndClass } from './dayState.ts';

/**
 * The class of an end. If the end names a hub, and that hub lies in the municipality, it is the hub's class; else the
 * municipality's.
 */
export function endClassOf(state: DayState, municipality: number, hub: string | null | undefined): number {
  // Most ends name no hub: the usual way is kept so short that the engine takes it into `decide` instead of calling
  // it.
  if (hub === null || hub === undefined) return state.endClassOf[municipality]!;
  return hubClassOf(state, municipality, hub);
}

function hubClassOf({ hubEnds, endClassOf: plain }: DayState, municipality: number, hub: string): number {
  return hubEnds.get(hub)?.get(municipality) ?? plain[municipality]!;
}

/** [WA3] [WA4] [WA5] What the clauses leave between two ends of two municipalities. */
export function clausesBetween(
  state: DayState,
  from: number,
  to: number,
  fromEnd: number,
  toEnd: number,
): ClausesBetween {
  const area = state.area[from]!;
  const sameArea = area !== 0 && area === state.area[to]!;
  const between = clausesOfEnds(state, fromEnd, toEnd, sameArea);
  if ((state.inSomePair[from]! & state.inSomePair[to]!) === 0) return between;
  return clausesOfPair(state, from, to, between) ?? between;
}

/** What is left between two classes of ends, in one medical area or not, clauses with listed pairs apart. Worked out once. */
export function clausesOfEnds(
  state: DayState,
  fromEnd: number,
  toEnd: number,
  sameArea: boolean,
): ClausesBetween {
  const slot = toEnd * 2 + (sameArea ? 1 : 0);
  return state.between[fromEnd]![slot] ?? makeClauses(state, fromEnd, slot);
}

function makeClauses(state: DayState, fromEnd: number, slot: number): ClausesBetween {
  const between = buildClauses(state, fromEnd, slot);
  state.between[fromEnd]![slot] = between;
  return between;
}

function buildClauses(state: DayState, fromEnd: number, slot: number): ClausesBetween {
  const [sender, receiver] = [state.endClasses[fromEnd]!, state.endClasses[slot >> 1]!];
  const setOf = (belongs: (reach: Reach, at: number) => boolean): ClauseSet =>
    clauseSetOf(state.clauses.length, (number) => {
      const { clause, at } = state.clauses[number]!;
      return belongs(clause.reach, at);
    });
  // A hub stands in for the party entry of its municipality, for hub clauses alone.
  const stands = (end: EndClass, reach: Reach, at: number): boolean =>
    end.party[at]! || (reach === 'hub' && end.hub[at]!);
  const parties = setOf((reach, at) => stands(sender, reach, at) && stands(receiver, reach, at));
  const reaching = setOf((reach, at) => {
    if (reach === 'all-parties') return true;
    if (reach === 'same-area') return (slot & 1) === 1;
    return reach === 'hub' && sender.hub[at] !== receiver.hub[at];
  });
  const afterForce = intersect(parties, state.inForce);
  return clausesLeft(state.answers, parties, afterForce, intersect(afterForce, reaching));
}
