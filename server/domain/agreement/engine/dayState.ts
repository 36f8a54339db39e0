import type { AgreementTerms } from '../agreementVersion.ts';
import type { Decision } from '../decision.ts';
import type { Answers } from './answers.ts';
import type { ClauseSet } from './clauseSet.ts';
import type { EndMembers } from './endMembers.ts';
import type { PairIndex } from './indexPairs.ts';
import type { StandingClause } from './standingClause.ts';

/**
 * A class of ends that the rules cannot tell apart: for each version in force, whether they are a party, and whether
 * they are one of its hubs.
 */
export interface EndClass {
  readonly party: readonly boolean[];
  readonly hub: readonly boolean[];
}

/** The clauses that WA3, WA4 and WA5 leave between two ends. Worked out once for each two classes of ends, then kept. */
export interface ClausesBetween {
  readonly afterParties: ClauseSet;
  readonly afterForce: ClauseSet;
  readonly afterReach: ClauseSet;
  /** The answer where nothing is left after WA5; null where something is. */
  readonly refusal: Decision | null;
  /** By row of purpose and class: what WA6 and WA7 leave of these clauses. Filled when a row is first asked for. */
  readonly contents: (Content | undefined)[];
}

/** What is left for one purpose and class: some clauses, or the answer that there are none. */
export interface Content {
  readonly left: ClauseSet;
  /** All words of `left` that have a clause in them lie between these two; the others need not be looked at. */
  readonly firstWord: number;
  readonly endWord: number;
  /** Where nothing is left, WA6 or WA7; else WA8, the answer for a profession that no clause left names. */
  readonly refusal: Decision;
  readonly empty: boolean;
}

/** The pairs that one version in force lists. */
export interface StandingPairs {
  readonly index: PairIndex;
  readonly firstClause: number;
  /** By the number of a pair: what is left between its two municipalities. Filled when a pair is first asked for. */
  readonly kept: ({ readonly plain: ClausesBetween; readonly withPair: ClausesBetween } | undefined)[];
}

/**
 * Everything that can be worked out about one day without a request, as plain values: arrays, maps and sets of
 * clauses. It holds no version and no clause itself, so that another thread can make it and hand it over.
 */
export interface DayTables {
  /** By municipality number. */
  readonly area: Int32Array;
  readonly endClassOf: Uint32Array;
  readonly admitsClassOf: Uint32Array;
  readonly inSomePair: Uint8Array;

  readonly endClasses: readonly EndClass[];
  readonly members: EndMembers;
  /** Hubs in force: id, then municipality number, then class of that end. */
  readonly hubEnds: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** WA8: for each class of receiving municipalities and each version, whom it admits (null: everyone). */
  readonly admits: readonly (readonly (ReadonlySet<string> | null)[])[];

  readonly inForce: ClauseSet;
  readonly byPurpose: readonly ClauseSet[];
  readonly byPurposeAndClass: readonly ClauseSet[];
  readonly without: {
    readonly consent: ClauseSet;
    readonly activation: ClauseSet;
    readonly reason: ClauseSet;
  };

  /** By clause: which of consent, activation and reason it requires; 0 where it requires none. */
  readonly conditional: Uint8Array;
}

/** Everything about one day, ready to decide. */
export interface DayState extends DayTables {
  readonly versions: readonly AgreementTerms[];
  readonly clauses: readonly StandingClause[];
  readonly answers: Answers;
  readonly pairs: readonly StandingPairs[];

  /** Filled when first asked for. */
  readonly between: (ClausesBetween | undefined)[][];
  readonly byProfession: (ClauseSet | undefined)[][];
}
