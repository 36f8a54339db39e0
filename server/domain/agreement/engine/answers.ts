import { type ClauseRule, clauseRules, type Decision } from '../decision.ts';
import type { StandingClause } from './standingClause.ts';

export const atHome: Decision = Object.freeze({
  allowed: true,
  rule: 'WA1',
  agreement: null,
  version: null,
  clause: null,
});
export const noAgreement: Decision = Object.freeze({
  allowed: false,
  rule: 'WA2',
  agreement: null,
  version: null,
  clause: null,
});

/** Numbers of the rules in `clauseRules`. */
export const [WA3, WA4, WA5, WA6, WA7, WA8, WA9, WA10, WA14] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The answers that a day can give, each made once and frozen: a decision allocates nothing. */
export class Answers {
  readonly #clauses: readonly StandingClause[];
  readonly #made: (Decision | undefined)[];

  constructor(clauses: readonly StandingClause[]) {
    this.#clauses = clauses;
    this.#made = new Array<Decision | undefined>(clauses.length * perClause).fill(undefined);
  }

  allowed(clause: number): Decision {
    const slot = clause * perClause + clauseRules.length;
    return this.#made[slot] ?? this.#make(slot, clause, null);
  }

  denied(clause: number, rule: number): Decision {
    const slot = clause * perClause + rule;
    return this.#made[slot] ?? this.#make(slot, clause, clauseRules[rule]!);
  }

  #make(slot: number, clause: number, failed: ClauseRule | null): Decision {
    const made = answerOf(this.#clauses[clause]!, failed);
    this.#made[slot] = made;
    return made;
  }
}

/** A denial for each rule, and the answer that allows. */
const perClause = clauseRules.length + 1;

const answerOf = ({ version, clause }: StandingClause, failed: ClauseRule | null): Decision =>
  Object.freeze({
    allowed: failed === null,
    rule: failed,
    agreement: version.agreement,
    version: version.version,
    clause: clause.id,
  });
