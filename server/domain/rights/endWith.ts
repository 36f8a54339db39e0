import type { Day } from '../vocabulary/days.ts';

/** A dated right with the ends it was given, the last one in force; each says what the day was before. */
export interface Endable {
  readonly until: Day | null;
  readonly ends?: readonly RightEnd[];
}
export interface RightEnd {
  /** What it ended with: its own end, its position's, or the 退職 of its person. */
  readonly because: string;
  readonly before: Day | null;
}
export interface Ended {
  readonly until: Day | null;
  readonly ends: readonly RightEnd[];
}

/** Null where it ends by then already. */
export const endWith = ({ until, ends = [] }: Endable, day: Day, because: string): Ended | null =>
  until !== null && until <= day ? null : { until: day, ends: [...ends, { because, before: until }] };
