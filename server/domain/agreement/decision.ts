/** The rules that a decision can name: WA1 and WA2, and those that a clause can fail, in their order. */
export type Rule = 'WA1' | 'WA2' | ClauseRule;

export const clauseRules = ['WA3', 'WA4', 'WA5', 'WA6', 'WA7', 'WA8', 'WA9', 'WA10', 'WA14'] as const;
export type ClauseRule = (typeof clauseRules)[number];

/** A clause of a version of an agreement. */
export interface Ground {
  readonly agreement: string;
  readonly version: number;
  readonly clause: string;
}

/**
 * WA13. Allowed: the clause, and no rule (at home WA1 and no clause). Denied: the rule, and the clause that
 * came nearest (none where no agreement is effective: WA2).
 */
export interface Decision {
  readonly allowed: boolean;
  readonly rule: Rule | null;
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
}
