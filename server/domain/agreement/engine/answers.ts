import { clauseRules, type Decision } from '../decision.ts';
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
    this.#made = new Array<Decision | undefined>(clauses.length * (clauseRules.length + 1)).fill(undefined);
  }

  allowed(clause: number): Decision {
    return this.#answer(clause, clauseRules.length);
  }

  denied(clause: number, rule: number): Decision {
    return this.#answer(clause, rule);
  }

  #answer(at: number, rule: number): Decision {
    const slot = at * (clauseRules.length + 1) + rule;
    const known = this.#made[slot];
    if (known !== undefined) return known;
    const { version, clause } = this.#clauses[at]!;
    const failed = clauseRules[rule] ?? null;
    const made: Decision = Object.freeze({
      allowed: failed === null,
      rule: failed,
      agreement: version.agreement,
      version: version.version,
      clause: clause.id,
    });
    this.#made[slot] = made;
    return made;
  }
}
