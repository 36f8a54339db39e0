import type { Dated } from '../access/attributes.ts';
import type { Day } from '../vocabulary/days.ts';

/**
 * [RI1] The first day, from today on, on which nobody may manage a municipality; null: no such day is known.
 * `grants`: for each officer who can sign in, the span in which both the grant and its position hold.
 */
export const managedUntil = (grants: readonly Dated[], today: Day): Day | null => {
  let covered = today;
  for (;;) {
    const holding = grants.filter(({ from }) => from <= covered);
    if (holding.some(({ until }) => until === null)) return null;
    const reach = holding.map(({ until }) => until as Day).reduce((a, b) => (a > b ? a : b), covered);
    if (reach === covered) return covered;
    covered = reach;
  }
};
