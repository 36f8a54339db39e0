import { parseDay, untilOf } from '#domain/vocabulary/days.ts';

/** Days in Asia/Tokyo as date fields give them; an empty `last` is open. */
export interface Days {
  readonly from: string;
  /** The last day on which it holds: a period of one day begins and ends on it. */
  readonly last: string;
}

/** What the house is told of them: `until` is the first day no longer. */
export const untilIn = ({ last }: Days) => untilOf(parseDay(last));
