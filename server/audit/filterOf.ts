import { type Day, tokyoMidnight } from '#domain/vocabulary/days.ts';
import type { ChainFilter } from './chainFilter.ts';

interface Asked {
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly patient?: string | null | undefined;
  readonly account?: string | null | undefined;
  readonly outcome?: 'allowed' | 'denied' | undefined;
  readonly crossing?: 'yes' | 'no' | undefined;
}

/**
 * A filter as the doors get it: days (`from <= day < until`, in Tokyo), the patient, who asked, the answer, across a
 * border or not.
 */
export const filterOf = ({ from, until, patient, account, outcome, crossing }: Asked): ChainFilter => {
  const instant = (day: string | null | undefined) => (day ? new Date(tokyoMidnight(day as Day)) : null);
  return {
    ...{ from: instant(from), until: instant(until) },
    ...{ patient: patient ?? null, account: account ?? null },
    allowed: outcome === undefined ? null : outcome === 'allowed',
    crossing: crossing === undefined ? null : crossing === 'yes',
  };
};

/** Undefined where nothing is asked for: the chain is then given as a whole. */
export const partOf = (asked: Asked): ChainFilter | undefined => {
  const filter = filterOf(asked);
  return Object.values(filter).every((each) => each === null) ? undefined : filter;
};
