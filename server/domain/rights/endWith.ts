import type { Day } from '../vocabulary/days.ts';

/**
 * A dated right, with the ends that it was given; the last one is in force. Each end says which end was in force
 * before it.
 */
export interface Endable {
  readonly until: Day | null;
  readonly ends?: readonly RightEnd[];
}
export interface RightEnd {
  /** What ended it: an end of its own, the end of its position, or the 退職 of its person. */
  readonly because: string;
  readonly before: Day | null;
}
export interface Ended {
  readonly until: Day | null;
  readonly ends: readonly RightEnd[];
}

/** Ends the right; null where it ends by that day already. */
export const endWith = ({ until, ends = [] }: Endable, day: Day, because: string): Ended | null =>
  until !== null && until <= day ? null : { until: day, ends: [...ends, { because, before: until }] };
