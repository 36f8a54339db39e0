import type { Endable, Ended } from './endWith.ts';

/** As it was before that end; null where that is not its last one. */
export const takeBackEnd = ({ ends = [] }: Endable, because: string): Ended | null => {
  const last = ends.at(-1);
  return last?.because === because ? { until: last.before, ends: ends.slice(0, -1) } : null;
};
