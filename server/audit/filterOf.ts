import { type Day, tokyoMidnight } from '#domain/vocabulary/days.ts';
import type { ChainFilter } from './chainStore.ts';

interface Asked {
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly patient?: string | null | undefined;
}

/** Days (`from <= day < until`, in Tokyo) and a patient; undefined where nothing is asked: the chain is given whole. */
export const filterOf = ({ from, until, patient }: Asked): ChainFilter | undefined => {
  if (!from && !until && !patient) return undefined;
  const instant = (day: string | null | undefined) => (day ? new Date(tokyoMidnight(day as Day)) : null);
  return { from: instant(from), until: instant(until), patient: patient ?? null };
};
