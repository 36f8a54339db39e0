import { type Endable, type Ended, endWith } from '#domain/rights/endWith.ts';
import { takeBackEnd } from '#domain/rights/takeBackEnd.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';

/**
 * [RI3] A right's own end at a day, or (null) none any more. One that has passed stays as it is; a day that an end of
 * another cause has already set is not passed over. Throws C-01.
 */
export const moveEnd = (right: Endable, until: Day | null, because: string, today: Day): Ended => {
  if (right.until !== null && right.until <= today) throw new Failure('C-01', { reason: 'already-ended' });
  const open = takeBackEnd(right, because) ?? { until: right.until, ends: right.ends ?? [] };
  if (until === null) return open;
  return endWith(open, until, because) ?? open;
};
